export { InboxScreen } from './inbox-screen.tsx';
export { useInboxCounts } from './queries.ts';
export { useSelection } from './use-selection.ts';
export { type TaskList, useTaskList } from './use-task-list.ts';
