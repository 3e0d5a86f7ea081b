export { useSession, useSignOut, useSignOutEverywhere } from './queries.ts';
export { SignInScreen, type SignInScreenProps } from './sign-in-screen.tsx';
export { SignInSteps } from './sign-in-steps.tsx';
