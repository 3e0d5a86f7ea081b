import { beforeAll, describe, expect, it } from 'vitest';
import type { TaskId } from '../../../../shared/base/ids.ts';
import type { Command } from '../../../../shared/commands/command.ts';
import { type TaskAction, taskActions } from '../../../../shared/domain/task.ts';
import type { Worker } from '../../../../shared/domain/worker.ts';
import { engines } from '../../../helpers/databases.ts';
import { commandOn, deviceOf, fileCommandOn, pushedAt, taskOf } from '../../../helpers/office-device.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';

const afterTheAbsence = () => new Date('2026-12-01T10:00:00.000Z');
const letter = { reason: 'R01', text: 'Bitte schicken Sie den Nachweis noch einmal.' };

/** Who stands where to a task on Sabine's desk, when, and what they are answered. */
const relations: readonly [string, (office: SmallOffice) => Worker, () => Date, string][] = [
  ['the one on whose desk it lies', (office) => office.sabine, pushedAt, 'applied'],
  ['the deputy', (office) => office.dilek, pushedAt, 'applied'],
  ['the deputy of last week', (office) => office.dilek, afterTheAbsence, 'unknown-task'],
  ['somebody of the team who only reads', (office) => office.rita, pushedAt, 'forbidden'],
  ['the benefit worker of the case', (office) => office.benno, pushedAt, 'unknown-task'],
  ['a stranger', (office) => office.stranger, pushedAt, 'unknown-task'],
];

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
  release: ['claim'],
  'set-personal': [],
  assign: [],
  'register-person': [],
  cede: [],
  note: [],
};

describe('who may give which command', () => {
  let office: SmallOffice;
  beforeAll(async () => {
    const database = await engines[0]?.open();
    if (database === undefined) throw new Error('no database');
    office = await openSmallOffice(database);
  });

  async function commandFor(action: TaskAction, taskId: TaskId): Promise<Command> {
    const task = await taskOf(office, taskId);
    switch (action) {
      case 'file':
        return fileCommandOn(office, task);
      case 'request':
        return commandOn(action, task, { ...letter, dueOn: '2026-12-08' });
      case 'return':
        return commandOn(action, task, letter);
      case 'forward':
        return commandOn(action, task, {
          to: { workerId: office.benno.id, teamId: office.benno.teamId },
          reason: 'zuständig',
        });
      default:
        return commandOn(action, task);
    }
  }

  describe.each(relations)('%s', (_who, workerOf, now, expected) => {
    it.each(taskActions)(`who wants to %s is answered: ${expected}`, async (action) => {
      const { taskId } = await submitSickNote(office);
      const sabine = deviceOf(office, office.sabine);
      for (const earlier of before[action]) {
        expect(await sabine.give(await commandFor(earlier, taskId))).toMatchObject({ outcome: 'applied' });
      }
      const answer = await deviceOf(office, workerOf(office), now).give(await commandFor(action, taskId));
      expect(answer.outcome === 'refused' ? answer.reason : answer.outcome).toBe(expected);
      if (expected === 'unknown-task') expect(answer).toMatchObject({ task: null, documents: [] });
    });
  });
});
