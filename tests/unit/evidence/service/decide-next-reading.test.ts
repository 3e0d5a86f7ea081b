import { describe, expect, it } from 'vitest';
import {
  decideNextReading,
  type ReadingSituation,
  shouldMakeWay,
  type UnreadDocument,
} from '../../../../electron/evidence/service/decide-next-reading.ts';
import type { ContentHash, TaskId } from '../../../../shared/base/ids.ts';

const task = (name: string) => name as TaskId;
const document = (name: string): UnreadDocument => ({
  taskId: task(name),
  contentHash: `of ${name}` as ContentHash,
  mediaType: 'image/jpeg',
});
const order = ['a', 'b', 'c', 'd', 'e', 'f'];

function situation(changes: Partial<ReadingSituation> = {}): ReadingSituation {
  return {
    unread: order.map(document),
    order: order.map(task),
    wanted: null,
    isStored: () => true,
    isSetAside: () => false,
    ...changes,
  };
}

describe('what is read next', () => {
  it.each([
    ['the newest, while nobody looks at anything', {}, { do: 'read', document: document('a') }],
    ['what somebody waits for', { wanted: task('d') }, { do: 'read', document: document('d') }],
    [
      'what comes next in the inbox, when the task looked at has been read',
      { wanted: task('b'), unread: ['a', 'c', 'f'].map(document) },
      { do: 'read', document: document('c') },
    ],
    [
      'the newest again, when nothing near is left',
      { wanted: task('b'), unread: ['a', 'f'].map(document) },
      { do: 'read', document: document('a') },
    ],
    [
      'nothing else before the missing bytes of what somebody waits for have been fetched',
      { wanted: task('d'), isStored: (hash: string) => hash !== 'of d' },
      { do: 'fetch', document: document('d') },
    ],
    [
      'the others, when what somebody waits for cannot be fetched',
      { wanted: task('a'), isStored: (hash: string) => hash !== 'of a', isSetAside: (hash: string) => hash === 'of a' },
      { do: 'read', document: document('b') },
    ],
    ['nothing that is not here, for nobody', { isStored: () => false }, { do: 'wait' }],
    ['nothing, when everything was read', { unread: [] }, { do: 'wait' }],
  ] as const)('is %s', (_name, changes, expected) => {
    expect(decideNextReading(situation(changes))).toEqual(expected);
  });

  it.each([
    ['a document that nobody waits for', 'a', 'd', true],
    ['no document of the same task', 'd', 'd', false],
  ] as const)('takes the place of %s', (_name, running, wanted, expected) => {
    const next = decideNextReading(situation({ wanted: task(wanted) }));
    expect(shouldMakeWay(document(running), next, task(wanted))).toBe(expected);
  });
});
