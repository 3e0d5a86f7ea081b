import { beforeAll, describe, expect, it } from 'vitest';
import { type TaskAction, taskActions } from '../../../../shared/domain/task.ts';
import type { Worker } from '../../../../shared/domain/worker.ts';
import { engines } from '../../../helpers/databases.ts';
import { anyCommandOn, deviceOf, pushedAt, taskOf } from '../../../helpers/office-device.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';

const afterTheAbsence = () => new Date('2026-12-01T10:00:00.000Z');
/** Who stands where to a task on Sabine's desk, when, and what they are answered. */
const relations: readonly [string, (office: SmallOffice) => Worker, () => Date, string][] = [
  ['the one on whose desk it lies', (office) => office.sabine, pushedAt, 'applied'],
  ['the deputy', (office) => office.dilek, pushedAt, 'applied'],
  ['the deputy of last week', (office) => office.dilek, afterTheAbsence, 'unknown-task'],
  ['somebody of the team who only reads', (office) => office.rita, pushedAt, 'forbidden'],
  ['the benefit worker of the case', (office) => office.benno, pushedAt, 'unknown-task'],
  ['a stranger', (office) => office.stranger, pushedAt, 'unknown-task'],
];

/** What differs from the rule: the basket is a team lead's, and only the owner keeps a task to themself. */
const exceptions: Readonly<Record<string, Partial<Record<TaskAction, string>>>> = {
  'the one on whose desk it lies': { assign: 'forbidden', 'register-person': 'forbidden', 'move-basket': 'forbidden' },
  'the deputy': {
    assign: 'forbidden',
    'register-person': 'forbidden',
    'move-basket': 'forbidden',
    'set-personal': 'forbidden',
  },
};

/** What has to come before an action. */
const before: Readonly<Record<TaskAction, readonly TaskAction[]>> = {
  confirm: [],
  file: ['confirm'],
  'undo-confirm': ['confirm'],
  'undo-file': ['confirm', 'file'],
  request: [],
  return: [],
  forward: [],
  resume: ['request'],
  claim: [],
  release: [],
  'set-personal': [],
  assign: [],
  'register-person': [],
  cede: [],
  'move-basket': [],
  note: [],
};

describe('who may give which command', () => {
  let office: SmallOffice;
  beforeAll(async () => {
    const database = await engines[0]?.open();
    if (database === undefined) throw new Error('no database');
    office = await openSmallOffice(database);
  });

  describe.each(relations)('%s', (who, workerOf, now, rule) => {
    const cases = taskActions.map((action) => [action, exceptions[who]?.[action] ?? rule] as const);
    it.each(cases)('who wants to %s is answered: %s', async (action, expected) => {
      const { taskId } = await submitSickNote(office);
      const sabine = deviceOf(office, office.sabine);
      for (const earlier of before[action]) {
        const command = anyCommandOn(office, earlier, await taskOf(office, taskId));
        expect(await sabine.give(command)).toMatchObject({ outcome: 'applied' });
      }
      const command = anyCommandOn(office, action, await taskOf(office, taskId));
      const answer = await deviceOf(office, workerOf(office), now).give(command);
      expect(answer.outcome === 'refused' ? answer.reason : answer.outcome).toBe(expected);
      if (expected === 'unknown-task') expect(answer).toMatchObject({ task: null, documents: [] });
    });
  });
});
