import { createContext, useContext } from 'react';
import type { ViewerEngine } from './viewer-engine.ts';

/** The one engine of the window, started while the application starts. */
export const ViewerEngineContext = createContext<ViewerEngine | null>(null);

export function useViewerEngine(): ViewerEngine {
  const engine = useContext(ViewerEngineContext);
  if (engine === null) throw new Error('No viewer engine was provided');
  return engine;
}
