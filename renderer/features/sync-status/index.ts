export { FirstSync } from './first-sync.tsx';
export { SyncLine } from './sync-line.tsx';
export { UndoStep } from './undo-step.tsx';
