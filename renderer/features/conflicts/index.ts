export { ConflictList } from './conflict-list.tsx';
