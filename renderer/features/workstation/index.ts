export { ClockNotice } from './clock-notice.tsx';
export { KeyLostScreen } from './key-lost-screen.tsx';
export { LockScreen, type LockScreenProps } from './lock-screen.tsx';
export { useLock } from './queries.ts';
export { WorkstationSettings } from './workstation-settings.tsx';
