import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import type { TaskId } from '../../shared/base/ids.ts';
import { ask, channelQuery } from './channel-query.ts';
import { createDraftKeeper } from './draft-keeper.ts';

/** What is being entered, and about what. */
export interface DraftOf<Value> {
  /** The kind of the command that it will become (with it the draft ends), or the name of a form that becomes none. */
  readonly step: string;
  /** Null where it is about no task. */
  readonly taskId: TaskId | null;
  /** Where a task has several of one kind: which. */
  readonly part?: string;
  /** What a draft of an earlier version of the program does not fit is forgotten. */
  readonly schema: z.ZodType<Value>;
}

export interface Draft<Value> {
  /** As the person left it, now or before a lock; undefined as long as nothing was entered. */
  readonly value: Value | undefined;
  /** Not known yet whether something was entered before. */
  readonly isPending: boolean;
  readonly write: (value: Value) => void;
  /** It is not wanted any more. */
  readonly drop: () => void;
}

const keeper = createDraftKeeper((draft) => ask('draft.keep', draft));

/** Whatever is not with the core yet goes there when the person leaves the window. */
export function keepDraftsOnLeaving(): void {
  for (const event of ['blur', 'pagehide'] as const) window.addEventListener(event, () => keeper.flush());
}

/**
 * Fields that somebody is filling in, for all forms alike: kept by the core, encrypted, with every change, so that they
 * outlive the lock and the end of the program. A draft ends with its step (when the server has carried that out), with its
 * task, or when it is dropped.
 */
export function useDraft<Value>({ step, taskId, part, schema }: DraftOf<Value>): Draft<Value> {
  const id = [step, taskId, part].filter((word) => word != null).join(' ');
  const client = useQueryClient();
  const query = draftQuery(id);
  const { data: kept, isPending } = useQuery(query);
  const before = useMemo(() => readDraft(kept, schema), [kept, schema]);
  /** Fields have to show a key at once; the client tells of its data a moment later. */
  const [entered, setEntered] = useState<{ readonly id: string; readonly value: Value | undefined }>();
  const put = (next: Value | undefined) => {
    const text = next === undefined ? '' : JSON.stringify(next);
    setEntered({ id, value: next });
    void client.cancelQueries({ queryKey: query.queryKey }); // an answer on its way is older
    client.setQueryData(query.queryKey, next === undefined ? null : text);
    keeper.keep({ id, taskId, text });
  };
  const isEntered = entered?.id === id;
  return {
    value: isEntered ? entered.value : before,
    isPending: !isEntered && isPending,
    write: put,
    drop: () => put(undefined),
  };
}

/** So that a form has what was entered before as soon as it shows. */
export function prefetchDraft(client: QueryClient, step: string, taskId: TaskId): Promise<unknown> {
  return client.fetchQuery(draftQuery(`${step} ${taskId}`));
}

function draftQuery(id: string) {
  const shown = channelQuery('draft.show', { id });
  const queryFn = async () => {
    const kept = await ask('draft.show', { id });
    return keeper.pending(id) ?? kept;
  };
  return { ...shown, queryFn };
}

function readDraft<Value>(text: string | null | undefined, schema: z.ZodType<Value>): Value | undefined {
  if (text === null || text === undefined || text === '') return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return schema.safeParse(text).data; // a letter, as earlier versions of the program kept it
  }
}
