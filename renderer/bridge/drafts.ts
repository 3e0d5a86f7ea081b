import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TaskId } from '../../shared/base/ids.ts';
import { ask, channelQuery } from './channel-query.ts';

/** After the last key; what is younger is lost when the work is locked or the program ends. */
const KEEP_AFTER_MS = 400;

export interface KeptText {
  /** What the person wrote, now or before the lock; undefined as long as they have written nothing. */
  readonly text: string | undefined;
  readonly write: (text: string) => void;
  /** It is being sent: it stays in the field, in case that fails, and is not kept any longer. */
  readonly release: () => void;
  /** It is not wanted any more. */
  readonly drop: () => void;
}

/** Text that somebody is writing about a task: kept by the core, encrypted, so that it outlives lock and end of the program. */
export function useKeptText(kind: string, taskId: TaskId): KeptText {
  const id = `${kind} ${taskId}`;
  const client = useQueryClient();
  const shown = channelQuery('draft.show', { id });
  const kept = useQuery(shown).data?.text;
  const [typed, setTyped] = useState<{ readonly text: string; readonly isKept: boolean }>();
  const text = typed?.text ?? kept;
  useEffect(() => {
    if (typed === undefined || !typed.isKept) return undefined;
    const timer = setTimeout(() => {
      // locked meanwhile, or a full disk: it stays in the field as long as that is there
      ask('draft.keep', { id, taskId, text: typed.text }).catch(() => undefined);
    }, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, taskId, typed]);
  const forget = () => {
    client.setQueryData(shown.queryKey, null);
    ask('draft.keep', { id, taskId, text: '' }).catch(() => undefined);
  };
  return {
    text,
    write: (next) => setTyped({ text: next, isKept: true }),
    release: () => {
      if (text !== undefined) setTyped({ text, isKept: false });
      forget();
    },
    drop: () => {
      setTyped(undefined);
      forget();
    },
  };
}
