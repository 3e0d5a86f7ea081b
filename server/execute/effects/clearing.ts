import type { CaseId, PersonId } from '../../../shared/base/ids.ts';
import type { Recipient } from '../../../shared/commands/command.ts';
import { assignedReason, forwardedReason } from '../../../shared/domain/forwarded-reason.ts';
import type { RoutingStep } from '../../../shared/domain/task.ts';
import { procedureOf } from '../../../shared/procedures/catalogue.ts';
import { findNamesakes, insertCase, insertFiles, insertPerson, type NewCase } from '../../store/case-writes.ts';
import { moveTaskToBasket } from '../../store/clearing-writes.ts';
import type { Transaction } from '../../store/database.ts';
import { placeCases, placeTasks } from '../../store/placement-of-work.ts';
import { touchCase } from '../../store/sick-notes.ts';
import { advanceTask } from '../../store/task-writes.ts';
import { type AssignCommand, findRecipient, personInCase } from '../assignment.ts';
import type { AnyEffect, Audited, Effect } from './effect.ts';
import { filesOfNewPerson } from './new-files.ts';

/** Out of the basket, to a person and their household. */
export async function assign(transaction: Transaction, effect: Effect<'assign'>): Promise<Audited> {
  const { command } = effect;
  const { recipient, steps } = await recipientOf(transaction, effect, command);
  await leaveBasket(transaction, effect, { ...command, recipient, steps });
  return { caseId: command.caseId, personId: command.personId, to: recipient };
}

/** The same with somebody whom the office did not know: person, household and files are made first. */
export async function registerPerson(transaction: Transaction, effect: Effect<'register-person'>): Promise<Audited> {
  const { command } = effect;
  const { person, household } = command;
  const { recipient, steps, hit } = await recipientOf(transaction, effect, command);
  const namesakes = await findNamesakes(transaction, person);
  const files = filesOfNewPerson(effect, {
    caseNumber: hit.case.caseNumber,
    isFirst: household.kind === 'new',
    others: hit.case.persons.length,
  });
  if (household.kind === 'new') {
    const { responsible } = procedureOf(effect.task);
    const workers: Pick<NewCase, 'benefitWorkerId' | 'integrationWorkerId'> = {
      benefitWorkerId: responsible === 'benefit' ? recipient.workerId : null,
      integrationWorkerId: responsible === 'integration' ? recipient.workerId : null,
    };
    const { caseId: id, caseNumber } = household;
    const { serviceOfficeId } = hit.case;
    await insertCase(transaction, { id, caseNumber, serviceOfficeId, ...workers, persons: [person], files });
  } else {
    await insertPerson(transaction, household.caseId, person);
    await insertFiles(transaction, household.caseId, files);
  }
  const { caseId } = household;
  await leaveBasket(transaction, effect, { caseId, personId: person.id, recipient, steps });
  // whoever works for a namesake must hear that name and birth date tell nobody apart any more
  for (const id of new Set([caseId, ...namesakes.map((one) => one.caseId)])) await touchCase(transaction, id);
  const toldApart = namesakes.length === 0 ? {} : { namesakes: namesakes.map(({ id }) => id) };
  return { caseId, personId: person.id, isNewHousehold: household.kind === 'new', to: recipient, ...toldApart };
}

/** Into the basket of another branch; it leaves the workstations of this one. */
export async function moveBasket(transaction: Transaction, effect: Effect<'move-basket'>): Promise<Audited> {
  const { command, task, to, act } = effect;
  const { serviceOfficeId, reason } = command;
  const office = await moveTaskToBasket(transaction, task.id, serviceOfficeId);
  const because = `Von ${act.byName} in den Klärungskorb von „${office}“ gegeben.`;
  const routingSteps = [...task.routingSteps, { rule: byHand, matched: true, because }];
  const lastStep = { kind: 'forward', act, reason: null, text: reason, dueOn: null } as const;
  const routingReason = forwardedReason(act);
  await advanceTask(transaction, { ...task, state: to, lastStep, routingReason, routingSteps, claim: null });
  await placeTasks(transaction, [task.id]);
  await placeCases(transaction, [task.caseId]);
  return { serviceOfficeId, reason };
}

const byHand = 'Klärungskorb';

/** Whom the decision found; it has made sure that there is somebody. */
async function recipientOf(transaction: Transaction, { task }: AnyEffect, command: AssignCommand) {
  const hit = await personInCase(transaction, command);
  if (typeof hit === 'string') throw new Error('an assignment to nobody was allowed');
  const { recipient, steps } = await findRecipient(transaction, task, command, hit);
  if (recipient === null) throw new Error('an assignment that leads to nobody was allowed');
  return { recipient, steps, hit };
}

interface Destination {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly recipient: Recipient;
  readonly steps: readonly RoutingStep[];
}

/** Task, household and documents come to lie where the views say; whoever gets it reads why. */
async function leaveBasket(transaction: Transaction, effect: AnyEffect, destination: Destination): Promise<void> {
  const { task, to, act } = effect;
  const { caseId, personId, recipient, steps } = destination;
  const assigned = { rule: byHand, matched: true, because: assignedReason(act) };
  await advanceTask(transaction, {
    ...task,
    state: to,
    claim: null,
    routingSteps: [...task.routingSteps, assigned, ...steps],
    caseId,
    personId,
    assigneeId: recipient.workerId,
    teamId: recipient.teamId,
    lastStep: { kind: 'assign', act, reason: null, text: '', dueOn: null },
    routingReason: assignedReason(act),
  });
  await placeTasks(transaction, [task.id]);
  await placeCases(transaction, [caseId, task.caseId]);
}
