import { useEffect } from 'react';
import type { RequestOf } from '../../shared/ipc/index.ts';
import { invoke } from './invoke.ts';

/** Tells the core that this is on the screen now. Null: nothing is. A failure is the core's to report, not the view's. */
export function useNotedRead(shown: RequestOf<'reads.note'> | null): void {
  const kind = shown?.kind;
  const objectId = shown?.objectId;
  useEffect(() => {
    if (kind === undefined || objectId === undefined) return;
    void invoke('reads.note', { kind, objectId } as RequestOf<'reads.note'>); // one of the pairs, taken apart above
  }, [kind, objectId]);
}
