import { dayInBerlin } from '../../../shared/base/calendar-date.ts';
import type { CheckInput } from '../../../shared/domain/evidence/check-evidence.ts';
import type { Task } from '../../../shared/domain/task.ts';
import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import { findCase } from '../../cache/case/case-rows.ts';
import type { ReadableDatabase } from '../../cache/handle.ts';
import { unsentTasksOfCase } from '../../cache/task/tasks-of-case.ts';
import { otherPeriods } from './sick-periods.ts';

/** Everything a check compares, but the readings: these are large and only needed when it is computed anew. */
export type CheckSurroundings = Omit<CheckInput, 'readings'>;

export function gatherSurroundings(db: ReadableDatabase, task: Task): CheckSurroundings {
  const procedure = findProcedure(task.procedure);
  const benefitCase = task.caseId === null ? undefined : findCase(db, task.caseId);
  const unsent = task.caseId === null ? [] : unsentTasksOfCase(db, task.caseId);
  const persons = benefitCase?.persons ?? [];
  const { applicant, declared, receivedAt } = task.submission;
  return {
    procedure: { id: task.procedure, version: procedure?.version ?? 1 },
    rules: procedure?.evidence ?? null,
    applicant,
    declared,
    previous: otherPeriods(task, benefitCase, unsent),
    events: (benefitCase?.events ?? [])
      .filter((event) => event.personId === task.personId)
      .map(({ kind, from, to }) => ({ kind, from, to })),
    receivedOn: dayInBerlin(receivedAt),
    householdMembers: persons
      .filter((person) => person.id !== task.personId)
      .map(({ familyName, givenNames, birthDate }) => ({ familyName, givenNames, birthDate })),
  };
}
