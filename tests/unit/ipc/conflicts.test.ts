import { describe, expect, it } from 'vitest';
import { putCase } from '../../../electron/cache/case/case-rows.ts';
import { listRecords } from '../../../electron/cache/check-record/check-record-rows.ts';
import { listEntries } from '../../../electron/cache/outbox/outbox-rows.ts';
import { findTask, removeTask } from '../../../electron/cache/task/task-rows.ts';
import { putWorker } from '../../../electron/cache/worker/worker-rows.ts';
import { createInvoke, type Invoke } from '../../../electron/ipc/guard.ts';
import { readJournal } from '../../../electron/outbox/journal.ts';
import { applyAnswer, releaseAll } from '../../../electron/outbox/queue.ts';
import { replayJournal } from '../../../electron/outbox/recover.ts';
import { commandSchema } from '../../../shared/commands/command.ts';
import type { RefusalReason } from '../../../shared/commands/refusal.ts';
import type { Task } from '../../../shared/domain/task.ts';
import { workerSchema } from '../../../shared/domain/worker.ts';
import type { ConflictCard } from '../../../shared/ipc/conflicts.ts';
import { emptyWorld } from '../../helpers/empty-world.ts';
import { sampleCase, sampleContent, sampleId, sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { testPorts } from '../../helpers/test-core.ts';
import { openTestDesk, putTasks, type TestDesk, testKey } from '../../helpers/test-desk.ts';

const task = sampleTask(1);
const lead = workerSchema.parse({ ...sampleWorker(2), displayName: 'Die Leitung', roles: ['handle', 'coordinate'] });
const other = { by: sampleId('worker', 3), byName: 'K. Yildiz', at: '2026-11-24T08:14:00.000Z' };
const now = new Date('2026-11-24T09:00:00.000Z');
const documents = [
  { origin: 'copy', contentHash: sampleContent(2).hash, type: 'sick-note-copy', title: 'Durchschrift' },
  { origin: 'proof', contentHash: sampleContent(3).hash, type: 'sick-note-certificate', title: 'Bescheinigung' },
];
const filing = { taskId: task.id, caseFileId: sampleId('case-file', 1), register: '03', documents };

interface Window {
  readonly desk: TestDesk;
  readonly invoke: Invoke;
  readonly cards: () => Promise<readonly ConflictCard[]>;
  readonly resolve: (card: ConflictCard, choice: ConflictCard['choices'][number]) => Promise<unknown>;
}

async function openWindow(): Promise<Window> {
  const desk = await openTestDesk();
  putTasks(desk.db, [task]);
  desk.db.transaction(() => {
    putCase(desk.db, sampleCase(1));
    putWorker(desk.db, lead);
  });
  const invoke = createInvoke(emptyWorld(desk), testPorts().log);
  const cards = async () => {
    const answer = (await invoke('conflicts.list', {})) as { readonly value: readonly ConflictCard[] };
    return answer.value;
  };
  const resolve = (card: ConflictCard, choice: ConflictCard['choices'][number]) => {
    const { taskId, mine } = card;
    return invoke('conflicts.resolve', {
      taskId,
      commandIds: mine.map(({ commandId }) => commandId),
      choice,
      text: 'Bestätigt, Ablage in Register 03.',
    });
  };
  return { desk, invoke, cards, resolve };
}

/** The server's answer to everything that was given: refused, and how the task is now; null when it is not to be seen. */
function refuseAll({ desk: { db } }: Window, reason: RefusalReason, current: Task | null): void {
  releaseAll(db);
  if (current === null) db.transaction(() => removeTask(db, task.id));
  for (const { commandId } of listEntries(db)) {
    applyAnswer(db, { commandId, outcome: 'refused', reason, task: current, documents: [] }, now);
  }
}

const given = ({ desk: { db } }: Window) =>
  listEntries(db).map(({ command, state }) => ({ ...commandSchema.parse(JSON.parse(command)), state }));
const journalled = ({ desk }: Window) =>
  replayJournal(readJournal(desk.journalFile, testKey).records).map(({ commandId }) => commandId);

describe('the card of refused work', () => {
  it('holds both clicks in one, with what holds instead and in what it differs', async () => {
    const window = await openWindow();
    await window.invoke('task.confirm', { taskId: task.id, expectedVersion: 1 });
    await window.invoke('task.file', { ...filing, expectedVersion: 2 });
    refuseAll(window, 'version-conflict', sampleTask(1, { version: 2, assigneeId: lead.id }));
    const [card, ...more] = await window.cards();
    expect(more).toEqual([]);
    expect(card).toMatchObject({
      outcome: 'changed',
      mine: [{ kind: 'confirm' }, { kind: 'file', target: { documents } }],
      theirs: { task: { version: 2 }, assigneeName: 'Die Leitung' },
      differences: [{ kind: 'state', mine: 'confirm' }, { kind: 'state', mine: 'file' }, { kind: 'desk' }],
      choices: ['keep-theirs', 'again', 'hand-on'],
      handOnTo: 'Die Leitung',
    });
  });

  it('takes along what still lies here and rests on the refused step', async () => {
    const window = await openWindow();
    await window.invoke('task.confirm', { taskId: task.id, expectedVersion: 1 });
    releaseAll(window.desk.db);
    await window.invoke('task.file', { ...filing, expectedVersion: 2 });
    const [confirm] = listEntries(window.desk.db);
    if (confirm === undefined) throw new Error('nothing was given');
    const current = sampleTask(1, { version: 2, state: 'confirmed', confirmed: other });
    const answer = { commandId: confirm.commandId, task: current, documents: [] };
    applyAnswer(window.desk.db, { ...answer, outcome: 'refused', reason: 'already-confirmed' }, now);
    const [card] = await window.cards();
    expect(card).toMatchObject({
      outcome: 'faster',
      mine: [{ kind: 'confirm' }, { kind: 'file' }],
      choices: ['keep-theirs', 'again'],
    });
  });

  it('shows the own work of a task that cannot be seen any more, without names', async () => {
    const window = await openWindow();
    await window.invoke('task.confirm', { taskId: task.id, expectedVersion: 1 });
    refuseAll(window, 'unknown-task', null);
    const [card] = await window.cards();
    expect(card).toMatchObject({
      outcome: 'gone',
      procedure: 'sick-note',
      processNumber: task.processNumber,
      mine: [{ kind: 'confirm' }],
      theirs: null,
      choices: ['forget'],
    });
  });
});

describe('a choice', () => {
  const confirmAndLose = async () => {
    const window = await openWindow();
    await window.invoke('task.confirm', { taskId: task.id, expectedVersion: 1 });
    await window.invoke('task.file', { ...filing, expectedVersion: 2 });
    refuseAll(window, 'version-conflict', sampleTask(1, { version: 3 }));
    const [card] = await window.cards();
    if (card === undefined) throw new Error('no card');
    return { ...window, card };
  };

  it('keeps my work as a note and lets the commands go', async () => {
    const window = await confirmAndLose();
    expect(await window.resolve(window.card, 'keep-theirs')).toEqual({ ok: true, value: null });
    expect(given(window)).toMatchObject([
      {
        kind: 'note',
        noteKind: 'conflict',
        text: 'Bestätigt, Ablage in Register 03.',
        expectedVersion: 3,
        state: 'held',
      },
    ]);
    expect(journalled(window)).toEqual(given(window).map(({ commandId }) => commandId));
    expect(listRecords(window.desk.db)).toEqual([]);
    expect(await window.cards()).toEqual([]);
  });

  it('gives my work once more, for the version that holds now and with new ids', async () => {
    const window = await confirmAndLose();
    const before = given(window).map(({ commandId }) => commandId);
    expect(await window.resolve(window.card, 'again')).toEqual({ ok: true, value: null });
    const after = given(window);
    expect(after).toMatchObject([
      { kind: 'confirm', expectedVersion: 3 },
      { kind: 'file', expectedVersion: 4, target: { documents } },
    ]);
    expect(after.some(({ commandId }) => before.includes(commandId))).toBe(false);
    expect(after[1]?.follows).toBe(after[0]?.commandId);
    expect(findTask(window.desk.db, task.id)?.effective.state).toBe('filed');
    expect(listRecords(window.desk.db)).toHaveLength(1);
    expect(journalled(window)).toEqual(after.map(({ commandId }) => commandId));
  });

  it('hands the task on with a note', async () => {
    const window = await confirmAndLose();
    await window.resolve(window.card, 'hand-on');
    expect(given(window)).toMatchObject([
      { kind: 'note', noteKind: 'conflict' },
      { kind: 'forward', to: { workerId: lead.id, teamId: lead.teamId }, expectedVersion: 3 },
    ]);
  });

  it('leaves everything as it was where a step is not possible after all', async () => {
    const window = await confirmAndLose();
    window.desk.db.transaction(() => putCase(window.desk.db, { ...sampleCase(1), files: [] })); // nowhere to file to
    const before = given(window);
    expect(await window.resolve(window.card, 'again')).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    expect(given(window)).toEqual(before);
    expect(journalled(window)).toEqual(before.map(({ commandId }) => commandId));
    expect(await window.cards()).toEqual([window.card].map((card) => ({ ...card, files: [] })));
  });

  it('that is not open any more, or not for all that was refused, changes nothing', async () => {
    const window = await confirmAndLose();
    const some = { ...window.card, mine: window.card.mine.slice(0, 1) };
    expect(await window.resolve(some, 'keep-theirs')).toMatchObject({ failure: { kind: 'conflict' } });
    expect(await window.resolve(window.card, 'acknowledge')).toMatchObject({ failure: { kind: 'conflict' } });
    await window.resolve(window.card, 'keep-theirs');
    expect(await window.resolve(window.card, 'keep-theirs')).toMatchObject({ failure: { kind: 'not-found' } });
  });
});
