import { describe, expect, it } from 'vitest';
import {
  type CommandSituation,
  decideCommand,
  isOnItsWay,
  type TaskSituation,
} from '../../../../server/execute/decide-command.ts';
import { decideSequence } from '../../../../server/execute/decide-sequence.ts';
import type {
  CaseId,
  ContentHash,
  FileDocumentId,
  ProcessNumber,
  TaskId,
  TeamId,
  WorkerId,
} from '../../../../shared/base/ids.ts';
import { type Command, commandSchema } from '../../../../shared/commands/command.ts';

const copy = 'c'.repeat(64) as ContentHash;
const scan = 'a'.repeat(64) as ContentHash;
const photo = 'b'.repeat(64) as ContentHash;
const blackened = 'd'.repeat(64) as ContentHash;
const me = '0b0b0b0b-0000-4000-8000-000000000001' as WorkerId;
const team = '0b0b0b0b-0000-4000-8000-000000000002' as TeamId;
const task: TaskSituation = {
  taskId: '7d444840-9dc0-41d1-b245-5ffdce74fad2' as TaskId,
  processNumber: 'JC-2026-11-000001' as ProcessNumber,
  procedure: 'sick-note',
  version: 1,
  state: 'open',
  confirmed: null,
  declared: { kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-12-04' },
  caseId: 'case' as CaseId,
  handover: { specialist: 'none', statistics: 'none' },
  copyHash: copy,
  attachmentHashes: [scan, photo, scan],
};
const situation: CommandSituation = {
  task,
  isPermitted: true,
  isGroundLost: false,
  isClaimedByOther: false,
  targetFile: { caseId: 'case' as CaseId, kind: 'integration' },
  usedDocumentIds: [],
  uploadedHashes: [],
  workerId: me,
  colleagues: null,
  assignment: null,
  isOtherBasket: false,
  isIrrevocable: false,
};

const envelope = {
  commandId: '3b241101-e2bb-4255-8caf-4136c566a962',
  taskId: '7d444840-9dc0-41d1-b245-5ffdce74fad2',
  expectedVersion: 1,
  issuedAt: '2026-11-24T09:00:00.000Z',
};
const confirm = commandSchema.parse({ ...envelope, kind: 'confirm' });

function document(number: number, origin: 'copy' | 'proof', contentHash: ContentHash) {
  const id = `00000000-0000-4000-8000-00000000000${number}`;
  return { id, origin, contentHash, type: 'sick-note-copy', title: 'Titel' };
}

const all = [
  document(1, 'copy', copy),
  document(2, 'proof', scan),
  document(3, 'proof', photo),
  document(4, 'proof', scan),
];

function file(documents: readonly unknown[] = all, register = '03'): Command {
  const target = { caseFileId: '00000000-0000-4000-8000-000000000009', register, documents };
  return commandSchema.parse({ ...envelope, kind: 'file', target });
}

const confirmed: CommandSituation = { ...situation, task: { ...task, state: 'confirmed' } };

describe('whether a command is carried out', () => {
  it.each<[string, Command, CommandSituation, ReturnType<typeof decideCommand>]>([
    ['confirms an open task', confirm, situation, { allowed: true, to: 'confirmed' }],
    ['files a confirmed task with all its documents', file(), confirmed, { allowed: true, to: 'filed' }],
    [
      'takes a confirmation back before hand-over',
      commandSchema.parse({ ...envelope, kind: 'undo-confirm' }),
      {
        ...situation,
        task: { ...task, state: 'confirmed', handover: { specialist: 'failed', statistics: 'pending' } },
      },
      { allowed: true, to: 'open' },
    ],
  ])('%s', (_what, command, given, expected) => {
    expect(decideCommand(command, given)).toEqual(expected);
  });

  it.each<[string, Command, CommandSituation, string]>([
    ['a task that is not to be seen', confirm, { ...situation, task: null }, 'unknown-task'],
    ['somebody who only reads', confirm, { ...situation, isPermitted: false }, 'forbidden'],
    [
      'a task in the clearing basket',
      confirm,
      { ...situation, task: { ...task, state: 'clearing' } },
      'needs-assignment',
    ],
    ['another version', confirm, { ...situation, task: { ...task, version: 2 } }, 'version-conflict'],
    [
      'a second confirmation, whatever its version',
      confirm,
      { ...confirmed, task: { ...task, version: 2, state: 'confirmed' } },
      'already-confirmed',
    ],
    ['filing before confirming', file(), situation, 'not-confirmed-yet'],
    [
      'taking back what the Fachverfahren has',
      commandSchema.parse({ ...envelope, kind: 'undo-confirm' }),
      {
        ...situation,
        task: { ...task, state: 'confirmed', handover: { specialist: 'delivered', statistics: 'pending' } },
      },
      'handed-over',
    ],
    ['an unknown file', file(), { ...confirmed, targetFile: null }, 'unknown-file'],
    [
      'the file of another case',
      file(),
      { ...confirmed, targetFile: { caseId: 'x' as CaseId, kind: 'integration' } },
      'unknown-file',
    ],
    ['a register that this kind of file has not', file(all, '09'), confirmed, 'unknown-register'],
    ['a missing Durchschrift', file(all.slice(1)), confirmed, 'incomplete'],
    ['a missing proof', file(all.slice(0, 3)), confirmed, 'incomplete'],
    ['a document that is none of the task', file([...all, document(5, 'proof', copy)]), confirmed, 'incomplete'],
    [
      'one proof twice instead of the other',
      file([...all.slice(0, 3), document(4, 'proof', photo)]),
      confirmed,
      'incomplete',
    ],
    ['two documents with one id', file([...all.slice(0, 3), document(3, 'proof', scan)]), confirmed, 'incomplete'],
    ['an id that is taken', file(), { ...confirmed, usedDocumentIds: ['x' as FileDocumentId] }, 'incomplete'],
  ])('refuses %s', (_what, command, given, reason) => {
    expect(decideCommand(command, given)).toEqual({ allowed: false, reason });
  });
});

describe('values taken over from the proof', () => {
  const reason = 'steht so auf der Bescheinigung';
  const takeOver = (...values: readonly (readonly [string, string])[]) =>
    commandSchema.parse({
      ...envelope,
      kind: 'confirm',
      takeOver: values.map(([field, value]) => ({ field, value, reason })),
    });

  it.each<[string, Command]>([
    ['an earlier end', takeOver(['unfitUntil', '2026-11-27'])],
    ['another kind and start', takeOver(['kind', 'FOLLOW_UP'], ['unfitSince', '2026-11-20'])],
  ])('are accepted: %s', (_what, command) => {
    expect(decideCommand(command, situation)).toEqual({ allowed: true, to: 'confirmed' });
  });

  it.each<[string, Command]>([
    ['a field that the procedure has not', takeOver(['diagnosis', 'x'])],
    ['a day that does not exist', takeOver(['unfitUntil', '2026-11-31'])],
    ['a choice that is none', takeOver(['kind', 'ERST'])],
    ['an end before the declared start', takeOver(['unfitUntil', '2026-11-22'])],
    ['one field twice', takeOver(['unfitUntil', '2026-11-27'], ['unfitUntil', '2026-11-28'])],
    ['an empty value', takeOver(['unfitUntil', ''])],
  ])('are refused: %s', (_what, command) => {
    expect(decideCommand(command, situation)).toEqual({ allowed: false, reason: 'invalid-take-over' });
  });
});

describe('filing a working copy in place of a proof', () => {
  const replaced = { ...document(3, 'proof', blackened), replaces: photo };
  const documents = [...all.slice(0, 2), replaced, document(4, 'proof', scan)];
  const uploaded = { ...confirmed, uploadedHashes: [blackened] };

  it('is allowed once its content has been uploaded by the same person', () => {
    expect(decideCommand(file(documents), uploaded)).toEqual({ allowed: true, to: 'filed' });
    expect(decideCommand(file(documents), confirmed)).toEqual({ allowed: false, reason: 'content-missing' });
  });

  it.each<[string, readonly unknown[]]>([
    ['for something that is no proof of the task', [...all.slice(0, 2), { ...replaced, replaces: copy }, all[3]]],
    ['beside the proof itself', [...documents, document(5, 'proof', photo)]],
    ['of the Durchschrift', [{ ...document(1, 'copy', blackened), replaces: copy }, ...all.slice(1)]],
  ])('is refused %s', (_what, given) => {
    expect(decideCommand(file(given), uploaded)).toEqual({ allowed: false, reason: 'incomplete' });
  });
});

describe('the Prüfvermerk of a filing', () => {
  const seen = (origin: string, contentHash: ContentHash) => ({
    contentHash,
    size: 10,
    origin,
    kind: null,
    copyKind: null,
  });
  const record = {
    format: 'zweiklick-pruefvermerk/1',
    taskId: task.taskId,
    processNumber: task.processNumber,
    procedure: { id: 'sick-note', version: 2 },
    rules: 'sick-note/2',
    engines: [],
    seen: [seen('copy', copy), seen('proof', scan), seen('proof', photo)],
    derivatives: [],
    colour: 'green',
    fields: [],
    findings: [],
    accepted: [],
    lockOverride: null,
    by: { id: me, name: 'Sabine' },
    onBehalfOf: null,
    confirmedAt: null,
    filedAt: '2026-11-24T09:00:00.000Z',
    isOnline: true,
  };
  function fileWith(changes: object, id = '00000000-0000-4000-8000-00000000000a'): Command {
    const given = file();
    return commandSchema.parse({ ...given, record: { id, content: { ...record, ...changes } } });
  }

  it('is accepted when it speaks of this task, its proofs and the person', () => {
    expect(decideCommand(fileWith({}), confirmed)).toEqual({ allowed: true, to: 'filed' });
  });

  it.each<[string, Command]>([
    ['another task', fileWith({ taskId: '00000000-0000-4000-8000-000000000001' })],
    ['another process number', fileWith({ processNumber: 'JC-2026-11-000002' })],
    ['another procedure', fileWith({ procedure: { id: 'move', version: 1 } })],
    ['another person', fileWith({ by: { id: team, name: 'Sabine' } })],
    ['a part of the proofs', fileWith({ seen: record.seen.slice(0, 2) })],
    ['a document of another task', fileWith({ seen: [...record.seen, seen('proof', blackened)] })],
    [
      'a working copy that is not filed',
      fileWith({
        derivatives: [
          { original: photo, derivative: blackened, kind: 'blackened', isProven: true, isOriginalKept: true },
        ],
      }),
    ],
    ['itself under the id of another document', fileWith({}, all[0]?.id)],
  ])('is refused when it speaks of %s', (_what, command) => {
    expect(decideCommand(command, confirmed)).toEqual({ allowed: false, reason: 'incomplete' });
  });
});

describe('the other ways', () => {
  const forward = (workerId: string | null) =>
    commandSchema.parse({ ...envelope, kind: 'forward', to: { workerId, teamId: team }, reason: 'zuständig' });
  const resume = commandSchema.parse({ ...envelope, kind: 'resume' });
  const returned: CommandSituation = { ...situation, task: { ...task, state: 'returned' } };

  it.each<[string, Command, CommandSituation, string]>([
    ['forwards to a colleague of the team', forward(me), { ...situation, colleagues: [me] }, 'open'],
    ['forwards to a team in which somebody can take it', forward(null), { ...situation, colleagues: [me] }, 'open'],
    ['takes a return back while its letter is here', resume, returned, 'open'],
    [
      'goes on with a request, whose letter has left',
      resume,
      { ...situation, task: { ...task, state: 'awaiting-citizen' }, isIrrevocable: true },
      'open',
    ],
    ['files a return without a confirmation', file(), returned, 'filed'],
  ])('%s', (_what, command, given, to) => {
    expect(decideCommand(command, given)).toEqual({ allowed: true, to });
  });

  it.each<[string, Command, CommandSituation, string]>([
    ['an unknown team', forward(null), situation, 'unknown-colleague'],
    ['a team in which nobody can take it', forward(null), { ...situation, colleagues: [] }, 'unknown-colleague'],
    ['somebody of another team', forward(me), { ...situation, colleagues: [team as never] }, 'unknown-colleague'],
    ['a return whose letter has left', resume, { ...returned, isIrrevocable: true }, 'handed-over'],
    [
      'a filing whose original was deleted',
      commandSchema.parse({ ...envelope, kind: 'undo-file' }),
      { ...situation, task: { ...task, state: 'filed' }, isIrrevocable: true },
      'handed-over',
    ],
  ])('does not take %s', (_what, command, given, reason) => {
    expect(decideCommand(command, given)).toEqual({ allowed: false, reason });
  });
});

describe('a transfer on its way', () => {
  it.each([
    ['waits for its first attempt', 'pending', 0, null, false],
    ['was begun and not ended', 'pending', 1, null, true],
    ['failed', 'failed', 1, 'no-room', false],
    ['is tried again after a failure', 'failed', 2, null, true],
    ['was delivered', 'delivered', 1, null, false],
  ] as const)('one that %s', (_what, state, attempts, lastProblem, expected) => {
    expect(isOnItsWay({ state, attempts, lastProblem })).toBe(expected);
  });
});

describe('the order of commands of a device', () => {
  it.each([
    ['the next number is carried out', 4, 3, false, 'execute'],
    ['a recorded command is answered again', 2, 3, true, 'repeat'],
    ['a missing number stops everything after it', 5, 3, false, 'gap'],
    ['another command under an old number is not carried out', 2, 3, false, 'gap'],
  ] as const)('%s', (_what, sequence, last, isRecorded, kind) => {
    expect(decideSequence(sequence, last, isRecorded)).toEqual({ kind });
  });
});
