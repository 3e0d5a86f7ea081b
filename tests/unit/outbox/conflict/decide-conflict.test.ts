import { describe, expect, it } from 'vitest';
import type { Mine, Theirs } from '../../../../electron/outbox/conflict/conflict-facts.ts';
import { decideConflict } from '../../../../electron/outbox/conflict/decide-conflict.ts';
import { type Command, type CommandKind, commandSchema } from '../../../../shared/commands/command.ts';
import type { RefusalReason } from '../../../../shared/commands/refusal.ts';
import type { ConflictChoice, ConflictOutcome } from '../../../../shared/domain/conflict.ts';
import { type TaskPermission, taskPermissions } from '../../../../shared/domain/policy/policy-table.ts';
import type { Task } from '../../../../shared/domain/task.ts';
import { sampleId, sampleTask } from '../../../helpers/sample-rows.ts';

const me = sampleTask(1).assigneeId ?? sampleTask(1).id;
const act = { by: sampleId('worker', 2), byName: 'K. Yildiz', at: '2026-11-24T08:14:00.000Z' };
const letter = { reason: 'R01', text: 'Bitte schicken Sie den Nachweis noch einmal.' };
const takeOver = [{ field: 'unfitUntil', value: '2026-11-25', reason: 'So steht es auf der Bescheinigung.' }];
const takenOver = { unfitUntil: { value: '2026-11-25', reason: 'Maßgeblich ist der Nachweis.' } };
const colleague = { workerId: sampleId('worker', 3), teamId: sampleId('team', 1) };
const [copy, proof] = [sampleTask(1).submission.copy, ...sampleTask(1).submission.attachments];
const file = sampleId('case-file', 1);
const documents = [
  { origin: 'copy', contentHash: copy?.contentHash, type: 'sick-note-copy', title: 'Durchschrift' },
  { origin: 'proof', contentHash: proof?.contentHash, type: 'sick-note-certificate', title: 'Bescheinigung' },
];

function command(kind: CommandKind, rest: object = {}, expectedVersion = 1): Command {
  return commandSchema.parse({
    kind,
    commandId: sampleId(kind, expectedVersion),
    taskId: sampleTask(1).id,
    expectedVersion,
    issuedAt: '2026-11-24T08:20:00.000Z',
    ...rest,
  });
}

const confirm = command('confirm');
const confirmTaken = command('confirm', { takeOver });
const filing = command(
  'file',
  {
    target: {
      caseFileId: file,
      register: '03',
      documents: documents.map((one, id) => ({ ...one, id: sampleId('d', id) })),
    },
  },
  2,
);
const request = command('request', { ...letter, dueOn: '2026-12-08' });
const turnDown = command('return', letter);
const register = command('register-person', {
  household: { kind: 'new', caseId: sampleId('case', 9), caseNumber: '31302BG0003333' },
  person: {
    id: sampleId('person', 9),
    familyName: 'Kaya',
    givenNames: 'Selin',
    birthDate: '1977-09-24',
    customerNumber: null,
    street: 'Weg 2',
    postalCode: '52349',
    city: 'Düren',
    role: 'applicant',
  },
  to: colleague,
});
const forward = command('forward', { to: colleague, reason: 'kennt den Fall' });

function mine(...commands: readonly Command[]): Mine {
  return { me: me as Mine['me'], commands, seen: sampleTask(1) };
}

function theirs(changes: Partial<Record<keyof Task, unknown>> = {}, rest: Partial<Theirs> = {}): Theirs {
  return {
    task: sampleTask(1, { version: 2, ...changes }),
    filed: [],
    permitted: taskPermissions,
    isInOtherHands: false,
    hasRecipient: true,
    ...rest,
  };
}

const confirmed = { state: 'confirmed', confirmed: act };
const filed = { ...confirmed, state: 'filed', filed: act, version: 3 };
const inFile = documents.map(({ contentHash, title }) => ({ caseFileId: file, register: '03', title, contentHash }));
const without = (...missing: readonly TaskPermission[]) => ({
  permitted: taskPermissions.filter((permission) => !missing.includes(permission)),
});

interface Case {
  readonly of: string;
  readonly reason: RefusalReason;
  readonly mine: Mine;
  readonly theirs: Theirs | null;
  readonly outcome: ConflictOutcome;
  readonly choices: readonly ConflictChoice[];
  readonly differences?: readonly unknown[];
  readonly again?: readonly CommandKind[];
}

const cases: readonly Case[] = [
  {
    of: 'the same confirmation by a colleague',
    reason: 'already-confirmed',
    mine: mine(confirm),
    theirs: theirs(confirmed),
    outcome: 'same',
    choices: ['acknowledge'],
  },
  {
    of: 'the same value taken over, with another reason',
    reason: 'already-confirmed',
    mine: mine(confirmTaken),
    theirs: theirs({ ...confirmed, takenOver }),
    outcome: 'same',
    choices: ['acknowledge'],
  },
  {
    of: 'both clicks by a colleague, with the same titles in the same register',
    reason: 'already-filed',
    mine: mine(confirm, filing),
    theirs: theirs(filed, { filed: inFile as unknown as Theirs['filed'] }),
    outcome: 'same',
    choices: ['acknowledge'],
  },
  {
    of: 'a confirmation with other values',
    reason: 'already-confirmed',
    mine: mine(confirmTaken),
    theirs: theirs(confirmed),
    outcome: 'faster',
    choices: ['keep-theirs'],
    differences: [{ kind: 'value', field: 'unfitUntil', mine: '2026-11-25', theirs: null }],
  },
  {
    of: 'both clicks where a colleague has confirmed the same and not filed',
    reason: 'already-confirmed',
    mine: mine(confirm, filing),
    theirs: theirs(confirmed),
    outcome: 'faster',
    choices: ['keep-theirs', 'again'],
    differences: [{ kind: 'state', mine: 'file', theirs: 'confirmed' }],
    again: ['file'],
  },
  {
    of: 'a filing under another title in another register',
    reason: 'already-filed',
    mine: mine(filing),
    theirs: theirs(filed, {
      filed: inFile.map((one, index) => ({
        ...one,
        register: '07',
        title: index === 1 ? 'Attest' : one.title,
      })) as unknown as Theirs['filed'],
    }),
    outcome: 'faster',
    choices: ['keep-theirs'],
    differences: [
      { kind: 'register', mine: '03', theirs: '07' },
      { kind: 'title', mine: 'Bescheinigung', theirs: 'Attest' },
    ],
  },
  {
    of: 'a confirmation of a task that was turned down',
    reason: 'already-returned',
    mine: mine(confirm),
    theirs: theirs({ state: 'returned', lastStep: { kind: 'return', act, ...letter, dueOn: null } }),
    outcome: 'faster',
    choices: ['keep-theirs'],
    differences: [{ kind: 'state', mine: 'confirm', theirs: 'returned' }],
  },
  {
    of: 'a task that went to another desk and is open',
    reason: 'version-conflict',
    mine: mine(confirm),
    theirs: theirs({ assigneeId: sampleId('worker', 3) }),
    outcome: 'changed',
    choices: ['keep-theirs', 'again', 'hand-on'],
    differences: [{ kind: 'state', mine: 'confirm', theirs: 'open' }, { kind: 'desk' }],
    again: ['confirm'],
  },
  {
    of: 'a letter of another wording and day',
    reason: 'version-conflict',
    mine: mine(request),
    theirs: theirs({
      state: 'awaiting-citizen',
      lastStep: { kind: 'request', act, reason: 'R02', text: 'Anders.', dueOn: '2026-12-01' },
    }),
    outcome: 'changed',
    choices: ['keep-theirs', 'again', 'hand-on'],
    differences: [
      { kind: 'letter-reason', mine: 'R01', theirs: 'R02' },
      { kind: 'letter-text' },
      { kind: 'due', mine: '2026-12-08', theirs: '2026-12-01' },
    ],
    again: ['request'],
  },
  {
    of: 'a forwarding of what lies there already',
    reason: 'version-conflict',
    mine: mine(forward),
    theirs: theirs({ assigneeId: colleague.workerId, teamId: colleague.teamId }),
    outcome: 'same',
    choices: ['acknowledge'],
  },
  {
    of: 'a new person whom a colleague has registered from another submission: to be looked at in the basket, not sent again',
    reason: 'already-known',
    mine: mine(register),
    theirs: theirs({ version: 1, state: 'clearing' }),
    outcome: 'not-possible',
    choices: ['keep-theirs'],
    differences: [{ kind: 'state', mine: 'register-person', theirs: 'clearing' }],
  },
  {
    of: 'a task that a colleague has in hand',
    reason: 'claimed',
    mine: mine(confirm),
    theirs: theirs({ version: 1 }, { isInOtherHands: true }),
    outcome: 'in-hand',
    choices: ['keep-theirs', 'hand-on'],
    differences: [{ kind: 'state', mine: 'confirm', theirs: 'open' }],
  },
  {
    of: 'a right that is gone while the task can still be seen and annotated',
    reason: 'forbidden',
    mine: mine(turnDown),
    theirs: theirs({ version: 1 }, without('handle', 'pass-on')),
    outcome: 'no-right',
    choices: ['keep-theirs'],
    differences: [{ kind: 'state', mine: 'return', theirs: 'open' }],
  },
  {
    of: 'a right that is gone, and notes with it',
    reason: 'forbidden',
    mine: mine(turnDown),
    theirs: theirs({ version: 1 }, { permitted: ['see'] }),
    outcome: 'no-right',
    choices: ['forget'],
    differences: [{ kind: 'state', mine: 'return', theirs: 'open' }],
  },
  {
    of: 'a task that cannot be seen any more',
    reason: 'unknown-task',
    mine: mine(confirmTaken, filing),
    theirs: null,
    outcome: 'gone',
    choices: ['forget'],
  },
  {
    of: 'taking back what was handed over',
    reason: 'handed-over',
    mine: mine(command('undo-confirm', {}, 2)),
    theirs: theirs({ ...confirmed, handover: { specialist: 'delivered', statistics: 'delivered' } }),
    outcome: 'too-late',
    choices: ['acknowledge'],
    differences: [{ kind: 'state', mine: 'undo-confirm', theirs: 'confirmed' }],
  },
  {
    of: 'a claim that a colleague was faster with',
    reason: 'claimed',
    mine: mine(command('claim', { takeOver: false })),
    theirs: theirs({ version: 1 }, { isInOtherHands: true }),
    outcome: 'in-hand',
    choices: ['acknowledge'],
  },
  {
    of: 'a filing whose working copy is gone',
    reason: 'content-missing',
    mine: mine(filing),
    theirs: theirs(confirmed),
    outcome: 'not-possible',
    choices: ['keep-theirs', 'again'],
    differences: [{ kind: 'state', mine: 'file', theirs: 'confirmed' }],
    again: ['file'],
  },
  {
    of: 'a confirmation that nobody is there to hand on to',
    reason: 'version-conflict',
    mine: mine(confirm),
    theirs: theirs({}, { hasRecipient: false }),
    outcome: 'changed',
    choices: ['keep-theirs', 'again'],
    differences: [{ kind: 'state', mine: 'confirm', theirs: 'open' }],
    again: ['confirm'],
  },
  {
    of: 'a task that became personal meanwhile',
    reason: 'version-conflict',
    mine: mine(confirm),
    theirs: theirs({ isPersonal: true }),
    outcome: 'changed',
    choices: ['keep-theirs', 'again', 'hand-on'],
    differences: [
      { kind: 'state', mine: 'confirm', theirs: 'open' },
      { kind: 'personal', theirs: true },
    ],
    again: ['confirm'],
  },
];

describe('what a person is told about refused work', () => {
  it.each(cases)('$of', ({ reason, mine: own, theirs: other, outcome, choices, differences = [], again = [] }) => {
    const decided = decideConflict(reason, own, other);
    expect(decided).toMatchObject({ outcome, reason, choices, differences });
    expect(decided.again.map(({ kind }) => kind)).toEqual(again);
  });

  it('never offers more than three ways, and always one that ends it', () => {
    for (const { reason, mine: own, theirs: other } of cases) {
      const { choices } = decideConflict(reason, own, other);
      expect(choices.length).toBeLessThanOrEqual(3);
      expect(
        choices.some((choice) => choice === 'acknowledge' || choice === 'keep-theirs' || choice === 'forget'),
      ).toBe(true);
    }
  });
});
