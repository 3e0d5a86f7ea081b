export { useSession, useSignOut } from './queries.ts';
export { SignInScreen } from './sign-in-screen.tsx';
