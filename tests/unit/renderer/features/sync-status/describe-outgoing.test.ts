import { expect, it } from 'vitest';
import { describeOutgoing } from '../../../../../renderer/features/sync-status/describe-outgoing.ts';

it.each([
  [{ held: 0, waiting: 0 }, 'Alles übertragen'],
  [{ held: 1, waiting: 0 }, '1 Änderung wird gleich übertragen'],
  [{ held: 2, waiting: 0 }, '2 Änderungen werden gleich übertragen'],
  [{ held: 0, waiting: 1 }, '1 Änderung wartet'],
  [{ held: 2, waiting: 1 }, '3 Änderungen warten'],
])('%o is said as "%s"', (counts, words) => {
  expect(describeOutgoing(counts)).toBe(words);
});
