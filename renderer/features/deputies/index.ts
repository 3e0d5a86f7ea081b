export { DeputiesScreen } from './deputies-screen.tsx';
export { DeputyCards } from './deputy-cards.tsx';
