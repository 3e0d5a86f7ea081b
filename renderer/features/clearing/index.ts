export { ClearingPanel } from './clearing-panel.tsx';
export { isToBeCleared } from './is-to-be-cleared.ts';
