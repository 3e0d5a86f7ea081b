import type { CaseId } from '../../shared/base/ids.ts';
import type { Command, Recipient } from '../../shared/commands/command.ts';
import type { RoutingStep, Task } from '../../shared/domain/task.ts';
import { procedureOf } from '../../shared/procedures/catalogue.ts';
import { findResponsibilityFor } from '../responsibility/find-responsibility.ts';
import { officeInChargeOf, type PersonInCase } from '../responsibility/findings.ts';
import { findNamesakes, isKnownAlready, lockRegistering } from '../store/case-writes.ts';
import type { Queryable, Transaction } from '../store/database.ts';
import { findKnownCase, listServiceOffices } from '../store/responsibility-reads.ts';

export type AssignCommand = Extract<Command, { kind: 'assign' | 'register-person' }>;

/** What the records say about an assignment that is asked for. */
export interface AssignmentSituation {
  readonly isCaseKnown: boolean;
  readonly isPersonOfCase: boolean;
  /**
   * Of `register-person`: one of the numbers is there already, or somebody with that name and birth date whom the person
   * has not told apart.
   */
  readonly isKnownAlready: boolean;
  /** Whose work it will be; null where the rules of the office lead to nobody and none was chosen. */
  readonly recipient: Recipient | null;
}

/** What the decision rests on, asked in the transaction that holds the task's lock. */
export async function gatherAssignment(
  transaction: Transaction,
  task: Task,
  command: AssignCommand,
): Promise<AssignmentSituation> {
  if (command.kind === 'register-person') {
    await lockRegistering(transaction); // two people who register the same person do so one after the other
  }
  const found = await personInCase(transaction, command);
  return {
    isCaseKnown: found !== 'no-case',
    isPersonOfCase: found !== 'no-case' && found !== 'no-person',
    isKnownAlready: command.kind === 'register-person' && (await isTakenFor(transaction, command)),
    recipient: typeof found === 'string' ? null : (await findRecipient(transaction, task, command, found)).recipient,
  };
}

async function isTakenFor(
  transaction: Transaction,
  { person, household, namesakes }: Extract<Command, { kind: 'register-person' }>,
): Promise<boolean> {
  if (await isKnownAlready(transaction, person, household.kind === 'new' ? household : null)) return true;
  const toldApart = namesakes?.personIds ?? [];
  return (await findNamesakes(transaction, person)).some(({ id }) => !toldApart.includes(id));
}

/** Whose work the task will be, and by which rules where no colleague was chosen. */
export async function findRecipient(
  queryable: Queryable,
  task: Pick<Task, 'procedure' | 'submission'>,
  { to }: Pick<AssignCommand, 'to'>,
  hit: PersonInCase,
): Promise<{ readonly recipient: Recipient | null; readonly steps: readonly RoutingStep[] }> {
  if (to !== null) return { recipient: to, steps: [] };
  const found = await findResponsibilityFor(queryable, hit, procedureOf(task), task.submission.applicant.postalCode);
  const recipient = found.kind === 'responsible' ? found.recipient : null;
  return { recipient, steps: found.steps.slice(1) };
}

/** The person in their household as both will be; or what there is not. */
export async function personInCase(
  queryable: Queryable,
  command: AssignCommand,
): Promise<PersonInCase | 'no-case' | 'no-person'> {
  if (command.kind === 'register-person' && command.household.kind === 'new') {
    const { person, household } = command;
    const office = officeInChargeOf(person.postalCode, await listServiceOffices(queryable));
    const workers = { integrationWorker: null, benefitWorker: null };
    const { caseId: id, caseNumber } = household;
    return { person, case: { id, caseNumber, serviceOfficeId: office.id, persons: [person], ...workers } };
  }
  const known = await findKnownCase(queryable, caseOf(command));
  if (known === undefined) return 'no-case';
  if (command.kind === 'register-person') return { person: command.person, case: known };
  const person = known.persons.find(({ id }) => id === command.personId);
  return person === undefined ? 'no-person' : { person, case: known };
}

export function caseOf(command: AssignCommand): CaseId {
  return command.kind === 'assign' ? command.caseId : command.household.caseId;
}
