import { useEffect, useRef, useState } from 'react';
import type { PageSource } from './page-source.ts';
import type { OpenFailure, ViewerDocument } from './view-types.ts';
import type { ViewerEngine } from './viewer-engine.ts';

export type Opened =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly id: string; readonly source: PageSource }
  | { readonly state: 'failed'; readonly failure: OpenFailure };

const opening: Opened = { state: 'opening' };

/** Opens the current document; an answer that comes after the document has changed is dropped. */
export function useOpened(
  engine: ViewerEngine,
  document: ViewerDocument | undefined,
  load: (id: string) => Promise<Uint8Array>,
): { readonly opened: Opened; readonly retry: () => void } {
  const [answer, setAnswer] = useState<{ readonly id: string; readonly opened: Opened }>();
  const [attempt, setAttempt] = useState(0);
  const latestLoad = useRef(load);
  latestLoad.current = load;
  const id = document?.id;
  const mediaType = document?.mediaType;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    if (id === undefined || mediaType === undefined) return;
    let isGone = false;
    setAnswer((last) => (last?.id === id && last.opened.state === 'failed' ? undefined : last));
    void engine
      .open(id, mediaType, (wanted) => latestLoad.current(wanted))
      .then((result) => {
        if (isGone) return;
        const opened: Opened = result.ok
          ? { state: 'open', id, source: result.value }
          : { state: 'failed', failure: result.failure };
        setAnswer({ id, opened });
      });
    return () => {
      isGone = true;
    };
  }, [engine, id, mediaType, attempt]);

  return {
    // Never the last document under a new title: the wrong person's page would be read.
    opened: answer !== undefined && answer.id === id ? answer.opened : opening,
    retry: () => setAttempt((count) => count + 1),
  };
}
