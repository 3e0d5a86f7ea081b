import type { ContentHash, TaskId } from '../../../shared/base/ids.ts';

/** A proof that was not read yet. */
export interface UnreadDocument {
  readonly taskId: TaskId;
  readonly contentHash: ContentHash;
  readonly mediaType: string;
}

export type NextReading =
  | { readonly do: 'read'; readonly document: UnreadDocument }
  /** Somebody waits for it, and its bytes are not here. */
  | { readonly do: 'fetch'; readonly document: UnreadDocument }
  | { readonly do: 'wait' };

/** Tasks behind the one that somebody looks at: most people work down the list. */
const NEXT_IN_INBOX = 3;

export interface ReadingSituation {
  /** In the order of the inbox, newest task first. */
  readonly unread: readonly UnreadDocument[];
  /** All tasks with proofs, in the same order: tells what comes after the one looked at. */
  readonly order: readonly TaskId[];
  /** The task that somebody looks at. */
  readonly wanted: TaskId | null;
  readonly isStored: (contentHash: ContentHash) => boolean;
  /** Could not be fetched, or read, a moment ago: its turn comes later. */
  readonly isSetAside: (contentHash: ContentHash) => boolean;
}

/** What is read next: what somebody waits for, then what they will open next, then the newest. No clock, no database. */
export function decideNextReading(situation: ReadingSituation): NextReading {
  const { wanted, isStored, isSetAside } = situation;
  const unread = situation.unread.filter((document) => !isSetAside(document.contentHash));
  const waitedFor = unread.filter((document) => document.taskId === wanted);
  const ready = waitedFor.find((document) => isStored(document.contentHash));
  if (ready !== undefined) return { do: 'read', document: ready };
  const [missing] = waitedFor;
  if (missing !== undefined) return { do: 'fetch', document: missing };
  const soon = new Set(tasksBehind(situation));
  const stored = unread.filter((document) => isStored(document.contentHash));
  const document = stored.find(({ taskId }) => soon.has(taskId)) ?? stored[0];
  return document === undefined ? { do: 'wait' } : { do: 'read', document };
}

/** Whether a document that is being read should make way for one that somebody waits for. */
export function shouldMakeWay(running: UnreadDocument, next: NextReading, wanted: TaskId | null): boolean {
  return next.do === 'read' && running.taskId !== wanted && next.document.taskId === wanted;
}

function tasksBehind({ order, wanted }: ReadingSituation): readonly TaskId[] {
  if (wanted === null) return [];
  const place = order.indexOf(wanted);
  return place < 0 ? [] : order.slice(place + 1, place + 1 + NEXT_IN_INBOX);
}
