export { PrivacyGuard, type PrivacyGuardProps } from './privacy-guard.tsx';
