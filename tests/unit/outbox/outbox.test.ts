import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putCase } from '../../../electron/cache/case/case-rows.ts';
import { listFileDocuments, putFileDocument } from '../../../electron/cache/file-document/file-document-rows.ts';
import { listEntries, listEntriesOfTask } from '../../../electron/cache/outbox/outbox-rows.ts';
import { findTask } from '../../../electron/cache/task/task-rows.ts';
import { acknowledgeRefusals } from '../../../electron/outbox/acknowledge.ts';
import { enqueue } from '../../../electron/outbox/enqueue.ts';
import { readJournal } from '../../../electron/outbox/journal.ts';
import { applyAnswer, markSending, markUnreachable, nextToSend, releaseAll } from '../../../electron/outbox/queue.ts';
import { readMe } from '../../../electron/outbox/read-me.ts';
import { rebase } from '../../../electron/outbox/rebase.ts';
import { rebaseAll, toCommand } from '../../../electron/outbox/rebase-all.ts';
import { replayJournal } from '../../../electron/outbox/recover.ts';
import { countOutbox, listUndoable } from '../../../electron/outbox/summary.ts';
import { undo } from '../../../electron/outbox/undo.ts';
import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { CaseFileId } from '../../../shared/base/ids.ts';
import { type Command, type CommandKind, commandSchema } from '../../../shared/commands/command.ts';
import { sampleCase, sampleContent, sampleId, sampleTask } from '../../helpers/sample-rows.ts';
import { openTestDesk, putTasks, type TestDesk, testKey } from '../../helpers/test-desk.ts';

const noon = Date.parse('2026-11-24T12:00:00.000Z');
let counter = 0;

function command(kind: CommandKind, taskNumber: number, expectedVersion: number, afterMs = 0): Command {
  counter += 1;
  const task = sampleTask(taskNumber);
  const documents = [task.submission.copy, ...task.submission.attachments].map((file, index) => ({
    id: sampleId(`filed ${counter}`, index),
    origin: index === 0 ? 'copy' : 'proof',
    contentHash: file.contentHash,
    type: index === 0 ? 'sick-note-copy' : 'sick-note-certificate',
    title: `Titel ${index}`,
  }));
  return commandSchema.parse({
    kind,
    commandId: sampleId('command', counter),
    taskId: task.id,
    expectedVersion,
    issuedAt: new Date(noon + afterMs).toISOString(),
    ...(kind === 'file'
      ? { target: { caseFileId: sampleId('case-file', taskNumber), register: '03', documents } }
      : restOf(kind)),
  });
}

const letter = { reason: 'R01', text: 'Bitte schicken Sie den Nachweis noch einmal.' };

function restOf(kind: CommandKind): object {
  switch (kind) {
    case 'request':
      return { ...letter, dueOn: '2026-12-08' };
    case 'return':
      return letter;
    case 'forward':
      return { to: { workerId: sampleId('worker', 2), teamId: sampleId('team', 1) }, reason: 'kennt den Fall' };
    case 'note':
      return { noteKind: 'note', text: 'Ruft morgen an.' };
    default:
      return {};
  }
}

async function deskWithTask(): Promise<TestDesk> {
  const desk = await openTestDesk();
  desk.db.transaction(() => putCase(desk.db, sampleCase(1)));
  putTasks(desk.db, [sampleTask(1)]);
  return desk;
}

const fileOfTask = sampleId('case-file', 1) as CaseFileId;

function shown({ db }: TestDesk, taskNumber = 1) {
  const state = findTask(db, sampleTask(taskNumber).id)?.effective.state;
  const filed = listFileDocuments(db, { caseFileId: fileOfTask, register: null, offset: 0, limit: 50 }).total;
  return { state, filed };
}

function twoClicks(desk: TestDesk): void {
  expect(enqueue(desk.outbox, command('confirm', 1, 1))).toMatchObject({ ok: true, value: { version: 2 } });
  expect(enqueue(desk.outbox, command('file', 1, 2, 1000))).toMatchObject({ ok: true, value: { version: 3 } });
}

const later = (ms: number) => new Date(noon + ms);
const world = { now: new Date(noon + 2000).toISOString() as Instant, newId: () => sampleId('new', ++counter) };

describe('the outbox', () => {
  it('shows both clicks at once, with the documents in the file, and holds them', async () => {
    const desk = await deskWithTask();
    twoClicks(desk);
    expect(shown(desk)).toEqual({ state: 'filed', filed: 2 });
    expect(countOutbox(desk.db)).toEqual({ held: 2, waiting: 0, refused: 0 });
    expect(nextToSend(desk.db, later(11_000), 100)).toEqual([]);
  });

  it('takes the whole batch back with one undo, as if never clicked', async () => {
    const desk = await deskWithTask();
    twoClicks(desk);
    expect(undo(desk.outbox, sampleTask(1).id, world)).toEqual({ ok: true, value: ['confirm', 'file'] });
    expect(shown(desk)).toEqual({ state: 'open', filed: 0 });
    expect(listEntries(desk.db)).toEqual([]);
    expect(findTask(desk.db, sampleTask(1).id)?.effective).toEqual(sampleTask(1));
  });

  it('numbers commands in the order of the clicks when they leave, not before', async () => {
    const desk = await deskWithTask();
    putTasks(desk.db, [sampleTask(2)]);
    twoClicks(desk);
    undo(desk.outbox, sampleTask(1).id, world);
    enqueue(desk.outbox, command('confirm', 2, 1, 3000));
    twoClicks(desk);
    releaseAll(desk.db);
    const numbered = nextToSend(desk.db, later(4000), 2);
    expect(numbered.map(({ sequence, command: { kind } }) => [sequence, kind])).toEqual([
      [1, 'confirm'],
      [2, 'confirm'],
    ]);
    expect(nextToSend(desk.db, later(4000), 100).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  it('sends the same commands with the same numbers again when no answer came', async () => {
    const desk = await deskWithTask();
    twoClicks(desk);
    releaseAll(desk.db);
    const first = nextToSend(desk.db, later(0), 100);
    markSending(
      desk.db,
      first.map(({ command: { commandId } }) => commandId),
    );
    markUnreachable(desk.db);
    expect(nextToSend(desk.db, later(60_000), 100)).toEqual(first);
    expect(countOutbox(desk.db)).toEqual({ held: 0, waiting: 2, refused: 0 });
  });

  it('lets an applied command go and shows what the server has', async () => {
    const desk = await deskWithTask();
    twoClicks(desk);
    releaseAll(desk.db);
    const [confirm, file] = nextToSend(desk.db, later(0), 100).map((numbered) => numbered.command);
    const act = { by: sampleId('worker', 1), byName: 'Sabine 1', at: '2026-11-24T12:00:05.000Z' };
    const confirmed = sampleTask(1, { version: 2, state: 'confirmed', confirmed: act });
    if (confirm === undefined || file === undefined) throw new Error('two commands were expected');
    applyAnswer(
      desk.db,
      { commandId: confirm.commandId, outcome: 'applied', task: confirmed, documents: [] },
      later(0),
    );
    expect(shown(desk)).toEqual({ state: 'filed', filed: 2 });
    const filed = sampleTask(1, { version: 3, state: 'filed', confirmed: act, filed: act });
    applyAnswer(
      desk.db,
      { commandId: file.commandId, outcome: 'already-applied', task: filed, documents: [] },
      later(0),
    );
    expect(findTask(desk.db, filed.id)).toEqual({ effective: filed, base: filed });
    expect(listEntries(desk.db)).toEqual([]);
  });

  it('keeps filed documents visible when the task arrives before the answer and the documents', async () => {
    const desk = await deskWithTask();
    twoClicks(desk);
    releaseAll(desk.db);
    const act = { by: sampleId('worker', 1), byName: 'Sabine 1', at: '2026-11-24T12:00:05.000Z' };
    putTasks(desk.db, [sampleTask(1, { version: 3, state: 'filed', confirmed: act, filed: act })]);
    desk.db.transaction(() => rebaseAll(desk.db));
    expect(shown(desk)).toEqual({ state: 'filed', filed: 2 });
  });

  it('shows a note once when the task arrives before the answer', async () => {
    const desk = await deskWithTask();
    enqueue(desk.outbox, command('note', 1, 1));
    // the server does not believe a clock that is ahead
    const act = { by: sampleId('worker', 1), byName: 'Sabine 1', at: '2026-11-24T11:59:30.000Z' };
    putTasks(desk.db, [sampleTask(1, { notes: [{ act, kind: 'note', text: 'Ruft morgen an.' }] })]);
    desk.db.transaction(() => rebaseAll(desk.db));
    expect(findTask(desk.db, sampleTask(1).id)?.effective.notes).toHaveLength(1);
  });

  it('puts the server row of a document in the place of the pending one', async () => {
    const desk = await deskWithTask();
    twoClicks(desk);
    const [pending] = listFileDocuments(desk.db, { caseFileId: fileOfTask, register: '03', offset: 0, limit: 1 }).rows;
    if (pending === undefined) throw new Error('a pending document was expected');
    desk.db.transaction(() => putFileDocument(desk.db, { ...pending, title: 'Vom Server' }));
    expect(shown(desk).filed).toBe(2);
    undo(desk.outbox, sampleTask(1).id, world);
    expect(shown(desk).filed).toBe(1);
  });

  it('parks a refused command with its reason, shows the state of the server, and forgets it when read', async () => {
    const desk = await deskWithTask();
    enqueue(desk.outbox, command('confirm', 1, 1));
    releaseAll(desk.db);
    const [numbered] = nextToSend(desk.db, later(0), 100);
    if (numbered === undefined) throw new Error('a command was expected');
    const other = { by: sampleId('worker', 9), byName: 'Benno', at: '2026-11-24T11:00:00.000Z' };
    const current = sampleTask(1, { version: 2, state: 'confirmed', confirmed: other });
    const { commandId } = numbered.command;
    const answer = { commandId, outcome: 'refused', reason: 'version-conflict', task: current, documents: [] } as const;
    applyAnswer(desk.db, answer, later(100));
    applyAnswer(desk.db, answer, later(200));
    expect(findTask(desk.db, current.id)?.effective).toEqual(current);
    expect(listEntries(desk.db)).toMatchObject([{ state: 'refused', refusal: 'version-conflict' }]);
    expect(nextToSend(desk.db, later(300), 100)).toEqual([]);
    acknowledgeRefusals(desk.outbox, current.id);
    expect(listEntries(desk.db)).toEqual([]);
  });

  it('reverses what has left by commands of its own', async () => {
    const desk = await deskWithTask();
    twoClicks(desk);
    releaseAll(desk.db);
    expect(undo(desk.outbox, sampleTask(1).id, world)).toEqual({ ok: true, value: ['confirm', 'file'] });
    expect(shown(desk)).toEqual({ state: 'open', filed: 0 });
    expect(listEntries(desk.db).map(({ kind, state }) => [kind, state])).toEqual([
      ['confirm', 'waiting'],
      ['file', 'waiting'],
      ['undo-file', 'held'],
      ['undo-confirm', 'held'],
    ]);
  });

  it('never takes a reversal back with the clicks that followed it', async () => {
    const desk = await deskWithTask();
    twoClicks(desk);
    releaseAll(desk.db);
    undo(desk.outbox, sampleTask(1).id, world);
    expect(undo(desk.outbox, sampleTask(1).id, world)).toMatchObject({ failure: { kind: 'not-allowed-now' } });
    enqueue(desk.outbox, command('confirm', 1, 5, 3000));
    expect(undo(desk.outbox, sampleTask(1).id, world)).toEqual({ ok: true, value: ['confirm'] });
    expect(shown(desk)).toEqual({ state: 'open', filed: 0 });
    expect(listEntries(desk.db).map(({ kind }) => kind)).toEqual(['confirm', 'file', 'undo-file', 'undo-confirm']);
  });

  describe('the other ways', () => {
    const effective = (desk: TestDesk) => findTask(desk.db, sampleTask(1).id)?.effective;
    const give = (desk: TestDesk, kind: CommandKind, version: number) =>
      expect(enqueue(desk.outbox, command(kind, 1, version))).toMatchObject({ ok: true });

    it('show a request with its day, a return, and a task that lies on another desk', async () => {
      const desk = await deskWithTask();
      give(desk, 'request', 1);
      expect(effective(desk)).toMatchObject({
        state: 'awaiting-citizen',
        dueOn: '2026-12-08',
        lastStep: { kind: 'request', reason: 'R01', dueOn: '2026-12-08', act: { by: sampleId('worker', 1) } },
      });
      give(desk, 'forward', 2);
      expect(effective(desk)).toMatchObject({
        state: 'awaiting-citizen',
        assigneeId: sampleId('worker', 2),
        lastStep: { kind: 'forward', text: 'kennt den Fall', reason: null },
      });
      give(desk, 'return', 3);
      expect(effective(desk)).toMatchObject({ state: 'returned', confirmed: null, lastStep: { kind: 'return' } });
      give(desk, 'file', 4);
      expect(shown(desk)).toEqual({ state: 'filed', filed: 2 });
    });

    it('show what was taken over with the confirmation, and not when it is taken back', async () => {
      const desk = await deskWithTask();
      const takeOver = [{ field: 'unfitUntil', value: '2026-11-26', reason: 'steht so im Nachweis' }];
      const confirm = commandSchema.parse({ ...command('confirm', 1, 1), takeOver });
      expect(enqueue(desk.outbox, confirm)).toMatchObject({ ok: true });
      expect(effective(desk)?.takenOver).toEqual({
        unfitUntil: { value: '2026-11-26', reason: 'steht so im Nachweis' },
      });
      releaseAll(desk.db);
      undo(desk.outbox, sampleTask(1).id, world);
      expect(effective(desk)).toMatchObject({ state: 'open', takenOver: {} });
    });

    it.each(['request', 'return', 'forward'] as const)('are taken back like a click while held: %s', async (kind) => {
      const desk = await deskWithTask();
      give(desk, kind, 1);
      expect(listUndoable(desk.db)).toMatchObject([{ step: kind }]);
      expect(undo(desk.outbox, sampleTask(1).id, world)).toEqual({ ok: true, value: [kind] });
      expect(effective(desk)).toEqual(sampleTask(1));
    });

    it('take a return back by a command of its own once it has left, and leave a request as it is', async () => {
      const desk = await deskWithTask();
      give(desk, 'return', 1);
      give(desk, 'file', 2);
      releaseAll(desk.db);
      expect(undo(desk.outbox, sampleTask(1).id, world)).toEqual({ ok: true, value: ['return', 'file'] });
      expect(listEntries(desk.db).map(({ kind }) => kind)).toEqual(['return', 'file', 'undo-file', 'resume']);
      expect(effective(desk)).toMatchObject({ state: 'open', lastStep: null });
      give(desk, 'request', 5);
      releaseAll(desk.db);
      expect(undo(desk.outbox, sampleTask(1).id, world)).toMatchObject({ failure: { kind: 'not-allowed-now' } });
      give(desk, 'resume', 6);
      expect(effective(desk)).toMatchObject({ state: 'open', lastStep: { kind: 'request' } });
    });

    it('survive in the journal, with everything that the letter says', async () => {
      const desk = await deskWithTask();
      give(desk, 'request', 1);
      const replayed = replayJournal(readJournal(desk.journalFile, testKey).records);
      expect(replayed).toMatchObject([{ kind: 'request', ...letter, dueOn: '2026-12-08' }]);
    });

    it('show a blackened copy in the place of the proof that was received', async () => {
      const desk = await deskWithTask();
      give(desk, 'confirm', 1);
      const file = command('file', 1, 2);
      if (file.kind !== 'file') throw new Error('no filing');
      const [copy, proof] = file.target.documents;
      const blackened = sampleContent(99).hash;
      const documents = [copy, { ...proof, contentHash: blackened, replaces: proof?.contentHash }];
      enqueue(desk.outbox, commandSchema.parse({ ...file, target: { ...file.target, documents } }));
      const { rows } = listFileDocuments(desk.db, { caseFileId: fileOfTask, register: null, offset: 0, limit: 50 });
      expect(rows.map(({ contentHash }) => contentHash).sort()).toEqual([copy?.contentHash, blackened].sort());
      expect(rows.map(({ mediaType }) => mediaType)).toEqual(['application/pdf', 'application/pdf']);
    });
  });

  it('refuses what does not fit: another version, filing before confirming, a task that is not here', async () => {
    const desk = await deskWithTask();
    const kinds = [command('confirm', 1, 7), command('file', 1, 1), command('confirm', 5, 1)].map((wrong) => {
      const answer = enqueue(desk.outbox, wrong);
      return answer.ok ? 'taken' : answer.failure.kind;
    });
    expect(kinds).toEqual(['conflict', 'not-allowed-now', 'not-found']);
    expect(undo(desk.outbox, sampleTask(1).id, world)).toMatchObject({ failure: { kind: 'not-allowed-now' } });
    expect(readJournal(desk.journalFile, testKey).records).toEqual([]);
  });

  it('offers the last held step of each task, the latest task first', async () => {
    const desk = await deskWithTask();
    putTasks(desk.db, [sampleTask(2)]);
    twoClicks(desk);
    enqueue(desk.outbox, command('confirm', 2, 1, 5000));
    expect(listUndoable(desk.db)).toEqual([
      { taskId: sampleTask(2).id, step: 'confirm', releaseAt: '2026-11-24T12:00:35.000Z', batch: null },
      { taskId: sampleTask(1).id, step: 'file', releaseAt: '2026-11-24T12:00:31.000Z', batch: null },
    ]);
  });

  it('never loses the agreement of screen, cache and journal, whatever happens in whatever order', async () => {
    const step = fc.record({
      do: fc.constantFrom(...clicks, 'undo', 'send', 'answer', 'refuse', 'pull', 'unreachable'),
      task: fc.constantFrom(1, 2),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const desk = await deskWithTask();
        putTasks(desk.db, [sampleTask(2)]);
        let version = 0;
        for (const [index, { do: what, task }] of steps.entries()) {
          const stored = findTask(desk.db, sampleTask(task).id);
          if (stored === undefined) throw new Error('the task is gone');
          if (isClick(what)) {
            enqueue(desk.outbox, command(what, task, stored.effective.version, index * 1000));
          }
          if (what === 'undo') undo(desk.outbox, sampleTask(task).id, world);
          if (what === 'send') releaseAll(desk.db);
          if (what === 'unreachable') markUnreachable(desk.db);
          if (what === 'pull') {
            putTasks(desk.db, [{ ...stored.base, routingReason: `Stand ${++version}` }]);
            desk.db.transaction(() => rebaseAll(desk.db));
          }
          if (what === 'answer' || what === 'refuse') answerNext(desk, what === 'refuse');
          for (const number of [1, 2]) expectAgreement(desk, number);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

const clicks = ['confirm', 'confirm', 'file', 'file', 'request', 'return', 'forward', 'resume'] as const;

function isClick(what: string): what is (typeof clicks)[number] {
  return clicks.some((click) => click === what);
}

/** A server that carries out what fits and refuses the rest. */
function answerNext({ db }: TestDesk, refuse: boolean): void {
  const [numbered] = nextToSend(db, later(0), 1);
  if (numbered === undefined) return;
  const { command: next } = numbered;
  const base = findTask(db, next.taskId)?.base;
  if (base === undefined) return;
  const { task, documents } = rebase(base, [next], readMe(db));
  const fits = !refuse && task !== base;
  const current = { commandId: next.commandId, task: fits ? task : base, documents: fits ? [...documents] : [] };
  if (fits) applyAnswer(db, { ...current, outcome: 'applied' }, later(0));
  else applyAnswer(db, { ...current, outcome: 'refused', reason: 'version-conflict' }, later(0));
}

function expectAgreement({ db, journalFile }: TestDesk, taskNumber: number): void {
  const stored = findTask(db, sampleTask(taskNumber).id);
  if (stored === undefined) throw new Error('the task is gone');
  const pending = listEntriesOfTask(db, stored.base.id).filter((entry) => entry.state !== 'refused');
  const commands = pending.map(toCommand);
  expect(stored.effective).toEqual(rebase(stored.base, commands, readMe(db)).task);
  const journal = readJournal(journalFile, testKey);
  expect(journal.intact).toBe(true);
  const recoverable = new Set(replayJournal(journal.records).map(({ commandId }) => commandId));
  for (const { commandId } of commands) expect(recoverable.has(commandId)).toBe(true);
}
