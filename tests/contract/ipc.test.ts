import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putCase } from '../../electron/cache/case/case-rows.ts';
import { putDeputyship } from '../../electron/cache/deputyship/deputyship-rows.ts';
import { putFileDocument } from '../../electron/cache/file-document/file-document-rows.ts';
import { putWorker } from '../../electron/cache/worker/worker-rows.ts';
import { createInvoke, type Invoke } from '../../electron/ipc/guard.ts';
import { type FailureKind, failureSchema } from '../../shared/base/failure.ts';
import { type ChannelName, channelNames, channels } from '../../shared/ipc/index.ts';
import { emptyWorld } from '../helpers/empty-world.ts';
import { sampleDeputyship } from '../helpers/sample-deputyship.ts';
import {
  sampleCase,
  sampleContent,
  sampleFileDocument,
  sampleId,
  sampleTask,
  sampleWorker,
} from '../helpers/sample-rows.ts';
import { type LogLine, testPorts } from '../helpers/test-core.ts';
import { openTestDesk, putTasks, type TestDesk } from '../helpers/test-desk.ts';

const secretText = 'Geheimnis-Mertens';
const filter = { scope: 'all', status: 'to-do', procedure: null, order: 'newest' };
const logFilter = { processNumber: null, workerId: null, class: null, from: null, until: null };
const taskId = sampleId('task', 1);
const caseFileId = sampleId('case-file', 1);

/** A task of nobody. */
const inBasket = { state: 'clearing', caseId: null, personId: null, assigneeId: null, teamId: null };
const basketTask = sampleId('task', 3);

const turnedPage = { page: 1, rotation: 90, straighten: 0, crop: null, brightness: 0, contrast: 0, blacken: [] };

const deputyshipId = sampleId('deputyship', 1);
const wishedDeputyship = {
  id: deputyshipId,
  absentWorkerId: sampleId('worker', 2),
  deputyIds: [sampleId('worker', 1)],
  from: '2026-11-24',
  until: '2026-12-04',
  weekdays: [1, 5],
  procedures: null,
  teamIds: null,
  personIds: null,
};

/** One right request for every channel; the compiler says when one is missing. */
const valid: Readonly<Record<ChannelName, unknown>> = {
  'session.show': {},
  'session.sign-in': {},
  'session.cancel-sign-in': {},
  'session.sign-out': { keepWork: true },
  'session.sign-out-everywhere': {},
  'inbox.list': { filter, offset: 0, limit: 50 },
  'inbox.position': { filter, taskId },
  'inbox.counts': {},
  'task.show': { taskId },
  'task.confirm': { taskId, expectedVersion: 1 },
  'task.file': {
    taskId,
    expectedVersion: 2,
    caseFileId,
    register: '03',
    documents: [
      { origin: 'copy', contentHash: sampleContent(2).hash, type: 'sick-note-copy', title: 'Durchschrift' },
      { origin: 'proof', contentHash: sampleContent(3).hash, type: 'sick-note-certificate', title: 'Bescheinigung' },
    ],
  },
  'task.request': { taskId, expectedVersion: 1, reason: 'R01', text: 'Bitte neu senden.', dueOn: '2026-12-08' },
  'task.return': { taskId, expectedVersion: 1, reason: 'R03', text: 'Das ist ein anderes Dokument.' },
  'task.forward': {
    taskId,
    expectedVersion: 1,
    to: { workerId: null, teamId: sampleId('team', 2) },
    reason: 'Andere Zuständigkeit.',
  },
  'task.resume': { taskId, expectedVersion: 2 },
  'task.claim': { taskId, expectedVersion: 1, takeOver: false },
  'task.release': { taskId, expectedVersion: 1 },
  'task.set-personal': { taskId, expectedVersion: 1, isPersonal: true },
  'task.note': { taskId, expectedVersion: 1, noteKind: 'note', text: 'Ruft morgen an.' },
  'task.colleagues': {},
  'task.undo': { taskId },
  'task.undoable': {},
  'task.acknowledge-refusal': { taskId },
  'conflicts.list': {},
  'conflicts.resolve': { taskId, commandIds: [sampleId('command', 1)], choice: 'again', text: 'Bestätigt.' },
  'coordination.team': {},
  'coordination.pile': { pile: { kind: 'colleague', workerId: sampleId('worker', 2) } },
  'coordination.reassign': {
    tasks: [{ taskId, version: 1 }],
    to: { workerId: null },
    reason: 'Ausgleich im Team',
    includeClaimed: false,
  },
  'coordination.undo': { batchId: sampleId('batch', 1) },
  'coordination.batches': {},
  'deputies.list': {},
  'deputies.refresh': {},
  'deputies.form': {},
  'deputies.find-persons': { absentWorkerId: sampleId('worker', 1), text: 'Familie' },
  'deputies.check': wishedDeputyship,
  'deputies.set': wishedDeputyship,
  'deputies.change': { deputyshipId, until: '2026-12-11', deputyIds: [sampleId('worker', 1)] },
  'deputies.end': { deputyshipId },
  'deputies.briefing': { deputyshipId },
  'deputies.hand-back': { deputyshipId: sampleId('deputyship', 2) },
  'deputies.close-card': { deputyshipId, card: 'briefing' },
  'whereabouts.find': { processNumber: 'JC-2026-11-000001' },
  'link.show': {},
  'link.done': {},
  'clearing.candidates': { taskId: basketTask },
  'clearing.search': { taskId: basketTask, text: secretText },
  'clearing.assign': {
    taskId: basketTask,
    expectedVersion: 1,
    caseId: sampleId('case', 1),
    personId: sampleId('person', 1),
    to: null,
  },
  'clearing.register': {
    taskId: basketTask,
    expectedVersion: 1,
    household: { kind: 'new', caseNumber: '31302BG0007777' },
    person: {
      familyName: secretText,
      givenNames: 'Mara',
      birthDate: '1985-03-12',
      customerNumber: null,
      street: 'Weg 1',
      postalCode: '52349',
      city: 'Düren',
      role: 'applicant',
    },
    to: null,
  },
  'clearing.move': {
    taskId: basketTask,
    expectedVersion: 1,
    serviceOfficeId: sampleId('office', 1),
    reason: 'dort gemeldet',
  },
  'clearing.cede': {
    taskId: basketTask,
    expectedVersion: 1,
    authority: 'Jobcenter',
    reason: 'verzogen',
    text: 'Weitergegeben.',
  },
  'document.read': { contentHash: sampleContent(2).hash },
  'evidence.show': { taskId },
  'evidence.open-finding': { taskId, key: 'C14' },
  'evidence.read-again': { taskId },
  'evidence.words': { contentHash: sampleContent(3).hash },
  'derivative.make': { taskId, original: sampleContent(3).hash, steps: { pages: [turnedPage] } },
  'derivative.drop': { taskId, original: sampleContent(3).hash },
  'case-file.find': { text: 'Familie', offset: 0, limit: 50 },
  'case-file.show': { caseFileId },
  'case-file.documents': { caseFileId, register: null, offset: 0, limit: 50 },
  'search.find': { text: 'Familie', limit: 50 },
  'sync.status': {},
  'sync.now': {},
  'preferences.show': {},
  'preferences.change': { theme: 'dark' },
  'workstation.show': {},
  'workstation.lock': {},
  'workstation.unlock': { code: secretText },
  'workstation.set-code': { code: secretText },
  'workstation.drop-code': {},
  'workstation.renew-keys': {},
  'workstation.reset': {},
  'workstation.rebuild': {},
  'workstation.export-work': { passphrase: secretText },
  'workstation.import-work': { passphrase: secretText },
  'draft.keep': { id: `request ${taskId}`, taskId, text: 'Bitte senden Sie' },
  'draft.show': { id: `request ${taskId}` },
  'audit.verify': {},
  'audit.entries': { filter: logFilter, page: null },
  'audit.export': { filter: logFilter, reason: 'Stichprobe' },
  'audit.task-history': { taskId },
  'inventory.list': { offset: 0, limit: 50 },
  'inventory.remove': { caseId: sampleId('case', 1) },
  'reads.note': { kind: 'task', objectId: taskId },
};

/** What cannot be done at this desk, where there is no server, no session and nothing to take back; and what is said. */
const declined: Partial<Readonly<Record<ChannelName, FailureKind>>> = {
  'audit.verify': 'offline',
  'audit.entries': 'offline',
  'audit.export': 'offline',
  'deputies.set': 'offline',
  'deputies.change': 'offline',
  'deputies.end': 'offline',
  'clearing.candidates': 'offline',
  'clearing.search': 'offline',
  'session.sign-in': 'offline',
  'session.sign-out-everywhere': 'offline',
  'task.undo': 'not-allowed-now',
  'conflicts.resolve': 'not-found',
};

async function invokeAtDesk(lines: LogLine[] = []): Promise<{ invoke: Invoke; desk: TestDesk }> {
  const desk = await openTestDesk();
  desk.db.transaction(() => {
    putWorker(desk.db, { ...sampleWorker(1), roles: ['handle', 'coordinate'] });
    putCase(desk.db, sampleCase(1));
    putFileDocument(desk.db, sampleFileDocument(1, 1));
    const always = { from: '2020-01-01', until: '2199-12-31' };
    putDeputyship(desk.db, sampleDeputyship(1, always));
    const mine = { absentWorkerId: sampleId('worker', 1), deputyIds: [sampleId('worker', 2)] };
    putDeputyship(desk.db, sampleDeputyship(2, { ...mine, from: '2020-01-01', until: '2020-01-31' }));
  });
  putTasks(desk.db, [sampleTask(1), sampleTask(2), sampleTask(3, inBasket)]);
  for (const number of [2, 3]) await desk.blobs.write(sampleContent(number).hash, sampleContent(number).bytes);
  return { invoke: createInvoke(emptyWorld(desk), testPorts({}, lines).log), desk };
}

/** Whatever came in: the answer is data of the declared form, with no trace of a stack. */
async function expectResult(invoke: Invoke, channel: string, request: unknown): Promise<void> {
  const answer = await invoke(channel, request);
  if (answer.ok) return;
  expect(failureSchema.strict().safeParse(answer.failure).success).toBe(true);
  expect(JSON.stringify(answer)).not.toMatch(/\bat .*:\d+|node_modules|SQLITE|SELECT /);
}

/** A right request with one value, somewhere inside, replaced by something else. */
function mutated(request: unknown): fc.Arbitrary<unknown> {
  if (typeof request !== 'object' || request === null) return fc.jsonValue();
  const entries = Object.entries(request);
  const inside = entries.map(([key, value]) =>
    fc.oneof(fc.jsonValue(), mutated(value)).map((other) => ({ ...request, [key]: other })),
  );
  const extra = fc.record({ key: fc.string(), value: fc.jsonValue() });
  return fc.oneof(
    ...inside,
    extra.map(({ key, value }) => ({ ...request, [key]: value })),
    fc.jsonValue(),
  );
}

describe('the channels of the core', () => {
  it.each(channelNames)('answers %s as declared', async (name) => {
    const { invoke } = await invokeAtDesk();
    if (name === 'task.resume') await invoke('task.request', valid['task.request']);
    if (name === 'task.file') await invoke('task.confirm', valid['task.confirm']);
    const answer = await invoke(name, valid[name]);
    // the machine itself is in none of these tests' hands: tests/sync and tests/e2e have it
    const kind = name.startsWith('workstation.') ? 'signed-out' : declined[name];
    if (kind !== undefined) return expect(answer).toMatchObject({ failure: { kind } });
    expect(answer).toMatchObject({ ok: true });
    if (answer.ok) expect(channels[name].response.safeParse(answer.value).success).toBe(true);
  });

  it.each(channelNames)('answers data for whatever is sent to %s', async (name) => {
    const { invoke } = await invokeAtDesk();
    const signedOut = createInvoke(emptyWorld(null), testPorts().log);
    const anything = fc.oneof(fc.anything(), fc.jsonValue(), mutated(valid[name]));
    await fc.assert(
      fc.asyncProperty(anything, async (request) => {
        await expectResult(invoke, name, request);
        await expectResult(signedOut, name, request);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['', 'constructor', '__proto__', 'toString', 'task.delete', 'hasOwnProperty'])(
    'has no channel %j',
    async (name) => {
      const { invoke } = await invokeAtDesk();
      expect(await invoke(name, {})).toEqual({ ok: false, failure: { kind: 'invalid-input' } });
    },
  );

  it('names the wrong field but never repeats what was sent', async () => {
    const lines: LogLine[] = [];
    const { invoke } = await invokeAtDesk(lines);
    const wrong = { text: secretText.repeat(100), limit: 10, [secretText]: 1 };
    const answer = await invoke('search.find', wrong);
    expect(answer).toEqual({ ok: false, failure: { kind: 'invalid-input', fields: ['text'] } });
    expect(JSON.stringify([answer, lines])).not.toContain(secretText);
  });

  it('gives a defect a reference that is in the log, and nothing else of it', async () => {
    const lines: LogLine[] = [];
    const { invoke, desk } = await invokeAtDesk(lines);
    desk.db.close();
    const answer = await invoke('search.find', { text: secretText, limit: 10 });
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: 'internal', reference: expect.stringMatching(/^\w{8}$/) },
    });
    if (!answer.ok) expect(lines).toMatchObject([{ fields: { reference: answer.failure.reference } }]);
    expect(JSON.stringify([answer, lines])).not.toContain(secretText);
  });

  it('asks nobody for data while nobody is signed in', async () => {
    const invoke = createInvoke(emptyWorld(null), testPorts().log);
    const free = /^(session|sync|link)\.|^preferences\.show$/;
    for (const name of channelNames.filter((candidate) => !free.test(candidate))) {
      expect(await invoke(name, valid[name])).toEqual({ ok: false, failure: { kind: 'signed-out' } });
    }
  });
});
