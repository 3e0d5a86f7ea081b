import type { CalendarDate } from '../../base/calendar-date.ts';
import { actingDeputy, type Deputyship, isActiveOn } from '../deputyship.ts';
import type { Task } from '../task.ts';
import type { Role, Worker } from '../worker.ts';
import {
  type OfficePermission,
  officePolicy,
  policyTable,
  type Relation,
  type TaskPermission,
  taskPermissions,
} from './policy-table.ts';

/** Who asks, and when: rights begin and end with the day. */
export interface Person {
  readonly worker: Pick<Worker, 'id' | 'teamId' | 'roles'>;
  /** All of the office that may matter: whether a deputy is absent decides who stands in next. */
  readonly deputyships: readonly Deputyship[];
  readonly today: CalendarDate;
}

export type TaskFacts = Pick<Task, 'assigneeId' | 'teamId' | 'isPersonal' | 'deputyshipIds'>;

/** Why something is not open to a person. The interface says it in a sentence beside the disabled button. */
export const denials = [
  'role', // the task can be seen, but the role does not allow this
  'deputyship-over',
  'deputyship-not-begun',
  'personal',
  'not-yours',
] as const;
export type Denial = (typeof denials)[number];

export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly because: Denial };

/**
 * The one policy: whether a person may do something with a task. Lists, counts, search, documents, commands and sync on
 * the server and every button on the workstation ask here. Pure.
 * @param isInBasket whether a task without a team lies in the clearing basket of the person's service office; a
 *   workstation has no others
 */
export function decidePermission(
  person: Person,
  task: TaskFacts,
  wanted: TaskPermission,
  isInBasket = true,
): Permission {
  const related = relationsTo(person, task, isInBasket);
  const opens = related.some((relation) => isOpen(person.worker.roles, relation, wanted));
  return opens ? { allowed: true } : { allowed: false, because: denialOf(person, task, related) };
}

/** Every permission at once, for a screen that shows what is open and why the rest is not. */
export function listPermissions(person: Person, task: TaskFacts): Readonly<Record<TaskPermission, Permission>> {
  const decided = taskPermissions.map((wanted) => [wanted, decidePermission(person, task, wanted)] as const);
  return Object.fromEntries(decided) as Record<TaskPermission, Permission>; // one entry for each, by the line above
}

/** How the person stands to a task today; nothing for a stranger. */
export function relationsTo(person: Person, task: TaskFacts, isInBasket = true): readonly Relation[] {
  const { worker } = person;
  const isOfTeam = task.teamId === worker.teamId;
  const found: Relation[] = [];
  if (task.assigneeId === worker.id) found.push('own');
  if (coveringDeputyships(person, task).some((one) => isActing(person, one))) found.push('deputy');
  if (isOfTeam && !task.isPersonal) found.push('team');
  if (isOfTeam && worker.roles.includes('coordinate')) found.push('coordinator');
  if (task.assigneeId === null && task.teamId === null && isInBasket) found.push('clearing');
  return found;
}

/** For whom a person acts with this task: whoever it is assigned to, where they stand in for them. */
export function onBehalfOf(person: Person, task: TaskFacts): Worker['id'] | null {
  if (task.assigneeId === null || task.assigneeId === person.worker.id) return null;
  return relationsTo(person, task).includes('deputy') ? task.assigneeId : null;
}

/** Whether a person may do something that is no task. */
export function mayInOffice({ roles }: { readonly roles: readonly Role[] }, wanted: OfficePermission): boolean {
  return roles.some((role) => officePolicy[wanted].includes(role));
}

function isOpen(roles: readonly Role[], relation: Relation, wanted: TaskPermission): boolean {
  const opened = policyTable[wanted][relation] ?? [];
  return roles.some((role) => opened.includes(role));
}

function isActing({ worker, deputyships, today }: Person, deputyship: Deputyship): boolean {
  return actingDeputy(deputyship, deputyships, today) === worker.id;
}

/** Those that cover the task and name the person, on whatever days. */
export function coveringDeputyships({ worker, deputyships }: Person, task: TaskFacts): readonly Deputyship[] {
  return deputyships.filter((one) => task.deputyshipIds.includes(one.id) && one.deputyIds.includes(worker.id));
}

function denialOf(person: Person, task: TaskFacts, related: readonly Relation[]): Denial {
  if (related.length > 0) return 'role';
  if (task.isPersonal) return 'personal';
  const covering = coveringDeputyships(person, task);
  if (covering.some((one) => one.revokedAt === null && person.today < one.from)) return 'deputyship-not-begun';
  if (covering.some((one) => !isActiveOn(one, person.today))) return 'deputyship-over';
  return 'not-yours';
}
