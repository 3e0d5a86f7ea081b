import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { claimOfOther } from '../../shared/domain/claim.ts';
import { decidePermission, type Person } from '../../shared/domain/policy/decide-permission.ts';
import { permissionOf } from '../../shared/domain/policy/policy-table.ts';
import type { Task, TaskAction } from '../../shared/domain/task.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { readPerson } from './read-person.ts';

/** What is done to a task, and whether the person was asked before taking it from a colleague. */
export interface WantedStep {
  readonly action: TaskAction;
  readonly takeOver?: boolean;
}

/**
 * Why a step must not even be begun: `forbidden` where the policy does not open it to this person, `claimed` where a
 * colleague has the task in hand. The server decides both again; here the person hears of it before they have worked.
 */
export function refuseStep(db: ReadableDatabase, task: Task, step: WantedStep, now: Date): Failure | undefined {
  return decideRefusal(readPerson(db, dayInBerlin(now)), task, step, now);
}

/** Pure. */
export function decideRefusal(person: Person, task: Task, step: WantedStep, now: Date): Failure | undefined {
  const { action, takeOver = false } = step;
  if (!decidePermission(person, task, permissionOf[action]).allowed) return failure('forbidden');
  const isInOtherHands = claimOfOther(task, person.worker.id, now) !== null;
  if (!isInOtherHands || takeOver || !respectsClaim(person, task, action)) return undefined;
  return failure('claimed');
}

/** Whoever only leads the team cannot take a task over, and passes it on all the same. */
function respectsClaim(person: Person, task: Task, action: TaskAction): boolean {
  switch (action) {
    case 'note':
    case 'set-personal':
      return false;
    case 'forward':
      return decidePermission(person, task, 'claim').allowed;
    default:
      return true;
  }
}
