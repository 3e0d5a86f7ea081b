export { fetchTask } from './queries.ts';
export { WhereaboutsScreen } from './whereabouts-screen.tsx';
