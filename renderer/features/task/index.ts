export { mainButtonId, taskHeadingId } from './element-ids.ts';
export { HistorySection } from './history/history-section.tsx';
export { prefetchTask, useTask } from './queries.ts';
export { WhyHere } from './routing/why-here.tsx';
export { TaskScreen } from './task-screen.tsx';
export { TaskSide } from './task-side.tsx';
export { titleOf } from './title-of.ts';
export { type TaskWork, useTaskWork } from './use-task-work.ts';
