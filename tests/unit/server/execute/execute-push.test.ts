import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { executePush } from '../../../../server/execute/execute-push.ts';
import { desksOf } from '../../../../server/store/placement.ts';
import { loadTask } from '../../../../server/store/task.ts';
import type { DeviceId } from '../../../../shared/base/ids.ts';
import { type Command, commandSchema } from '../../../../shared/commands/command.ts';
import type { Task } from '../../../../shared/domain/task.ts';
import type { Worker } from '../../../../shared/domain/worker.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';

const now = () => new Date('2026-11-24T10:00:00.000Z');

describe.each(engines)('carrying out commands on $name', ({ open }) => {
  let office: SmallOffice;
  beforeAll(async () => {
    office = await openSmallOffice(await open());
  });

  async function newTask(proofs?: string[]): Promise<Task> {
    const { taskId } = await submitSickNote(office, proofs);
    const task = await office.database.read((queryable) => loadTask(queryable, taskId));
    if (task === undefined) throw new Error('no task');
    return task;
  }

  function command(kind: Command['kind'], task: Task, expectedVersion: number, target?: unknown): Command {
    return commandSchema.parse({
      kind,
      commandId: randomUUID(),
      taskId: task.id,
      expectedVersion,
      issuedAt: '2026-11-24T09:00:00.000Z',
      ...(target === undefined ? {} : { target }),
    });
  }

  function fileCommand(task: Task, expectedVersion = 2, changes: Record<string, unknown> = {}): Command {
    const { copy, attachments } = task.submission;
    const documents = [copy, ...attachments].map((content, index) => ({
      id: randomUUID(),
      origin: index === 0 ? 'copy' : 'proof',
      contentHash: content.contentHash,
      type: index === 0 ? 'sick-note-copy' : 'sick-note-certificate',
      title: `Dokument ${index}`,
    }));
    const target = { caseFileId: office.integrationFile, register: '03', documents, ...changes };
    return command('file', task, expectedVersion, target);
  }

  function device(worker: Worker) {
    const deviceId = randomUUID() as DeviceId;
    let sequence = 0;
    const send = async (...commands: Command[]) => {
      const numbered = commands.map((given) => ({ sequence: ++sequence, command: given }));
      return resend(numbered);
    };
    const resend = async (commands: { sequence: number; command: Command }[]) =>
      executePush({ ...office, now, newId: randomUUID }, worker, { deviceId, commands });
    return { send, resend };
  }

  async function only(pushed: ReturnType<ReturnType<typeof device>['send']>) {
    const result = await pushed;
    const answer = result.ok ? result.value.at(-1) : undefined;
    if (answer === undefined) throw new Error('no answer');
    return answer;
  }

  function rows(sql: string, task: Task) {
    return office.database.read((queryable) => queryable.query(sql, { id: task.id }));
  }

  it('confirms and files with both effects, who did it and an audit entry each', async () => {
    const task = await newTask(['eins', 'zwei']);
    const result = await device(office.sabine).send(command('confirm', task, 1), fileCommand(task));
    expect(result.ok && result.value.map((answer) => answer.outcome)).toEqual(['applied', 'applied']);
    const answer = result.ok ? result.value[1] : undefined;
    expect(answer?.task).toMatchObject({
      state: 'filed',
      version: 3,
      confirmed: { by: office.sabine.id, byName: 'Sabine', at: '2026-11-24T09:00:00.000Z' },
      handover: { specialist: 'pending', statistics: 'pending' },
    });
    expect(answer?.documents.map((document) => document.register)).toEqual(['03', '03', '03']);
    const [document] = answer?.documents ?? [];
    const desks = await office.database.read((queryable) => desksOf(queryable, 'file-document', document?.id ?? ''));
    expect([...desks].sort()).toEqual(
      [office.deputyship, office.sabine.id, office.sabine.teamId, office.benno.id, office.benno.teamId].sort(),
    );
    const audit = 'SELECT action, on_behalf_of FROM audit_event WHERE object_id = :id ORDER BY id';
    expect(await rows(audit, task)).toEqual([
      { action: 'received', on_behalf_of: null },
      { action: 'confirm', on_behalf_of: null },
      { action: 'file', on_behalf_of: null },
    ]);
    const keys = 'SELECT idempotency_key AS key FROM transfer WHERE task_id = :id ORDER BY key';
    expect(await rows(keys, task)).toEqual([
      { key: `${task.processNumber}-specialist` },
      { key: `${task.processNumber}-statistics` },
    ]);
  });

  it('answers a command again when its answer was lost, and acts once', async () => {
    const task = await newTask();
    const sabine = device(office.sabine);
    const confirm = command('confirm', task, 1);
    await sabine.send(confirm);
    expect(await only(sabine.resend([{ sequence: 1, command: confirm }]))).toMatchObject({
      outcome: 'already-applied',
      task: { version: 2 },
    });
    expect(await rows('SELECT 1 FROM transfer WHERE task_id = :id', task)).toHaveLength(2);
  });

  it('records a refusal, answers it again the same, and goes on with the next command', async () => {
    const [one, other] = [await newTask(), await newTask()];
    const sabine = device(office.sabine);
    const early = fileCommand(one, 1);
    const result = await sabine.send(early, command('confirm', other, 1));
    expect(result.ok && result.value.map((answer) => answer.outcome)).toEqual(['refused', 'applied']);
    expect(await only(sabine.resend([{ sequence: 1, command: early }]))).toMatchObject({
      outcome: 'refused',
      reason: 'not-confirmed-yet',
    });
  });

  it('carries nothing out when a number is missing', async () => {
    const task = await newTask();
    const sabine = device(office.sabine);
    expect(await sabine.resend([{ sequence: 2, command: command('confirm', task, 1) }])).toEqual({
      ok: false,
      failure: 'gap',
    });
    const [first, third] = [command('confirm', task, 1), command('undo-confirm', task, 2)];
    const withHole = [
      { sequence: 1, command: first },
      { sequence: 3, command: third },
    ];
    expect(await sabine.resend(withHole)).toEqual({ ok: false, failure: 'gap' });
    expect(await rows('SELECT state FROM task WHERE id = :id', task)).toEqual([{ state: 'open' }]);
  });

  it('lets the deputy act in the name of the absent colleague', async () => {
    const task = await newTask();
    expect(await only(device(office.dilek).send(command('confirm', task, 1)))).toMatchObject({ outcome: 'applied' });
    const [entry] = await rows(
      `SELECT worker_id, on_behalf_of FROM audit_event WHERE object_id = :id AND action = 'confirm'`,
      task,
    );
    expect(entry).toEqual({ worker_id: office.dilek.id, on_behalf_of: office.sabine.id });
  });

  it('hides a task from strangers and only shows it to those who may read', async () => {
    const task = await newTask();
    expect(await only(device(office.stranger).send(command('confirm', task, 1)))).toMatchObject({
      outcome: 'refused',
      reason: 'unknown-task',
      task: null,
    });
    expect(await only(device(office.rita).send(command('confirm', task, 1)))).toMatchObject({
      outcome: 'refused',
      reason: 'forbidden',
      task: { id: task.id },
    });
  });

  it('lets one of two people who confirm at once be first, and tells the other', async () => {
    const task = await newTask();
    const answers = await Promise.all([
      only(device(office.sabine).send(command('confirm', task, 1))),
      only(device(office.dilek).send(command('confirm', task, 1))),
    ]);
    expect(answers.map((answer) => answer.outcome).sort()).toEqual(['applied', 'refused']);
    expect(answers.find((answer) => answer.outcome === 'refused')).toMatchObject({ reason: 'already-confirmed' });
    expect(await rows('SELECT 1 FROM transfer WHERE task_id = :id', task)).toHaveLength(2);
  });

  it.each([
    ['into the file of another household', () => ({ caseFileId: office.otherCaseFile }), 'unknown-file'],
    ['under a register that is not there', () => ({ register: '42' }), 'unknown-register'],
    ['with a part of the documents', (task: Task) => ({ documents: [onlyCopy(task)] }), 'incomplete'],
  ])('does not file %s', async (_what, changes, reason) => {
    const task = await newTask();
    const answer = await only(
      device(office.sabine).send(command('confirm', task, 1), fileCommand(task, 2, changes(task))),
    );
    expect(answer).toMatchObject({ outcome: 'refused', reason, documents: [], task: { state: 'confirmed' } });
  });

  it('does not file under the id of another document', async () => {
    const [one, other] = [await newTask(), await newTask()];
    const sabine = device(office.sabine);
    const first = fileCommand(one);
    await sabine.send(command('confirm', one, 1), first);
    const used = first.kind === 'file' ? (first.target.documents[0]?.id ?? '') : '';
    const second = fileCommand(other);
    if (second.kind === 'file') Object.assign(second.target.documents[0] ?? {}, { id: used });
    expect(await only(sabine.send(command('confirm', other, 1), second))).toMatchObject({ reason: 'incomplete' });
  });

  it('takes both clicks back before hand-over: the file is empty again, nothing is to be delivered', async () => {
    const task = await newTask();
    const file = fileCommand(task);
    const result = await device(office.sabine).send(
      command('confirm', task, 1),
      file,
      command('undo-file', task, 3),
      command('undo-confirm', task, 4),
    );
    expect(result.ok && result.value.map((answer) => answer.outcome)).toEqual(Array(4).fill('applied'));
    expect(result.ok && result.value.at(-1)).toMatchObject({
      task: { state: 'open', version: 5, confirmed: null, filed: null, handover: { specialist: 'none' } },
      documents: [],
    });
    const id = file.kind === 'file' ? (file.target.documents[0]?.id ?? '') : '';
    expect(await office.database.read((queryable) => desksOf(queryable, 'file-document', id))).toEqual([]);
    expect(await rows('SELECT 1 FROM transfer WHERE task_id = :id', task)).toEqual([]);
  });

  it('does not believe a workstation whose clock is wrong', async () => {
    const task = await newTask();
    const future = { ...command('confirm', task, 1), issuedAt: '2031-01-01T00:00:00.000Z' } as Command;
    expect(await only(device(office.sabine).send(future))).toMatchObject({
      task: { confirmed: { at: now().toISOString() } },
    });
  });
});

function onlyCopy(task: Task) {
  const { contentHash } = task.submission.copy;
  return { id: randomUUID(), origin: 'copy', contentHash, type: 'sick-note-copy', title: 'Durchschrift' };
}
