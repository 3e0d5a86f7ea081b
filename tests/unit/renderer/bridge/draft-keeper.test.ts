import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDraftKeeper } from '../../../../renderer/bridge/draft-keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const draft = (text: string, id = 'note 1') => ({ id, taskId: null, text });

it('sends the first key at once and what follows it together, and ends with the last', async () => {
  const sent: string[] = [];
  const keeper = createDraftKeeper(async ({ text }) => sent.push(text));
  for (const text of ['B', 'Bi', 'Bit']) keeper.keep(draft(text));
  expect(sent).toEqual(['B']);
  expect(keeper.pending('note 1')).toBe('Bit');
  await vi.runAllTimersAsync();
  expect(sent).toEqual(['B', 'Bit']);
  expect(keeper.pending('note 1')).toBeUndefined();
});

it('never has two writings of one draft on their way, and holds up no other draft', async () => {
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  const keeper = createDraftKeeper(({ text }) => {
    sent.push(text);
    return new Promise<void>((resolve) => answers.push(resolve));
  });
  keeper.keep(draft('erste'));
  keeper.keep(draft('zweite'));
  keeper.keep(draft('andere', 'request 1'));
  await vi.runAllTimersAsync();
  expect(sent).toEqual(['erste', 'andere']);
  answers[0]?.();
  await vi.runAllTimersAsync();
  expect(sent).toEqual(['erste', 'andere', 'zweite']);
});

it('goes on after a writing that failed', async () => {
  const sent: string[] = [];
  const keeper = createDraftKeeper(async ({ text }) => {
    sent.push(text);
    throw new Error('disk-full');
  });
  keeper.keep(draft('a'));
  await vi.runAllTimersAsync();
  keeper.keep(draft('ab'));
  await vi.runAllTimersAsync();
  expect(sent).toEqual(['a', 'ab']);
});

it('sends what waits at once when the person turns to something else, and that once', async () => {
  const sent: string[] = [];
  const keeper = createDraftKeeper(async ({ text }) => sent.push(text));
  for (const text of ['B', 'Bi', 'Bit']) keeper.keep(draft(text));
  keeper.flush();
  expect(sent).toEqual(['B', 'Bit']);
  keeper.flush();
  await vi.runAllTimersAsync();
  expect(sent).toEqual(['B', 'Bit']);
  expect(keeper.pending('note 1')).toBeUndefined();
});
