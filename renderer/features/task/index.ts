export { mainButtonId } from './next-click-panel.tsx';
export { prefetchTask, useTask } from './queries.ts';
export { taskHeadingId } from './task-headline.tsx';
export { TaskScreen } from './task-screen.tsx';
export { TaskSide } from './task-side.tsx';
export { titleOf } from './title-of.ts';
export { type TaskWork, useTaskWork } from './use-task-work.ts';
