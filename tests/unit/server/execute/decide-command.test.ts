import { describe, expect, it } from 'vitest';
import {
  type CommandSituation,
  decideCommand,
  isOnItsWay,
  type TaskSituation,
} from '../../../../server/execute/decide-command.ts';
import { decideSequence } from '../../../../server/execute/decide-sequence.ts';
import type { CaseId, ContentHash, FileDocumentId } from '../../../../shared/base/ids.ts';
import { type Command, commandSchema } from '../../../../shared/commands/command.ts';

const copy = 'c'.repeat(64) as ContentHash;
const scan = 'a'.repeat(64) as ContentHash;
const photo = 'b'.repeat(64) as ContentHash;
const task: TaskSituation = {
  version: 1,
  state: 'open',
  caseId: 'case' as CaseId,
  handover: { specialist: 'none', statistics: 'none' },
  copyHash: copy,
  attachmentHashes: [scan, photo, scan],
};
const situation: CommandSituation = {
  task,
  mayHandle: true,
  targetFile: { caseId: 'case' as CaseId, kind: 'integration' },
  usedDocumentIds: [],
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
    ['somebody who only reads', confirm, { ...situation, mayHandle: false }, 'forbidden'],
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
