export { useSession, useSignOut } from './queries.ts';
export { SignInScreen, type SignInScreenProps } from './sign-in-screen.tsx';
