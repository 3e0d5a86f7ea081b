import { dayInBerlin } from '../../../shared/base/calendar-date.ts';

/**
 * What an office is, said once more and as simply as possible: who may see what, and what each command does. It knows
 * nothing of desks, cursors, placements, outboxes or SQL, and shares no rule with the product.
 */
export type ServiceOffice = 'main' | 'branch';

export interface ModelWorker {
  readonly id: string;
  readonly teamId: string;
  readonly office: ServiceOffice;
  roles: readonly string[];
}

export interface ModelDeputyship {
  readonly id: string;
  readonly absent: string;
  readonly deputies: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly scope: ModelScope;
  revoked: boolean;
}

/** Only these; null for all. */
export interface ModelScope {
  readonly procedures: readonly string[] | null;
  readonly teams: readonly string[] | null;
  readonly persons: readonly string[] | null;
}

export interface ModelTask {
  readonly id: string;
  readonly procedure: string;
  caseId: string | null;
  personId: string | null;
  /** In whose clearing basket it lies as long as it has neither assignee nor team. */
  basket: ServiceOffice;
  readonly receivedAt: string;
  state: string;
  version: number;
  assignee: string | null;
  team: string | null;
  isPersonal: boolean;
  isConfirmed: boolean;
  /** What was handed over has arrived: it cannot be taken back. */
  isDelivered: boolean;
  isLetterDelivered: boolean;
  claim: { readonly by: string; readonly until: number } | null;
  notes: number;
}

export interface ModelCase {
  readonly id: string;
  readonly number: string;
  /** For the work of the tasks of this office. */
  readonly integration: string | null;
  readonly benefit: string | null;
  readonly persons: ModelPerson[];
}

export interface ModelPerson {
  readonly id: string;
  /** Name and birth date. */
  readonly identity: string;
}

export interface ModelIdentity {
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: string;
}

/** A command as it was clicked; only what the model needs. */
export interface ModelCommand {
  readonly commandId: string;
  readonly kind: string;
  readonly taskId: string;
  readonly expectedVersion: number;
  readonly issuedAt: string;
  readonly follows?: string | undefined;
  readonly to?: ModelRecipient | null | undefined;
  readonly caseId?: string;
  readonly personId?: string;
  readonly household?: { readonly kind: 'known' | 'new'; readonly caseId: string; readonly caseNumber?: string };
  readonly person?: ModelIdentity & { readonly id: string };
  readonly namesakes?: { readonly personIds: readonly string[] } | undefined;
  readonly serviceOfficeId?: string;
  readonly isPersonal?: boolean | undefined;
  readonly takeOver?: unknown;
}

export interface ModelRecipient {
  readonly workerId: string | null;
  readonly teamId: string;
}

export type Outcome = 'applied' | 'unknown-task' | 'forbidden' | 'refused';

export interface OfficeModel {
  readonly workers: Map<string, ModelWorker>;
  readonly deputyships: Map<string, ModelDeputyship>;
  readonly tasks: Map<string, ModelTask>;
  readonly cases: Map<string, ModelCase>;
  /** Ids of the service offices. */
  readonly offices: Map<string, ServiceOffice>;
  readonly outcomes: Map<string, Outcome>;
}

export function emptyModel(): OfficeModel {
  return {
    workers: new Map(),
    deputyships: new Map(),
    tasks: new Map(),
    cases: new Map(),
    offices: new Map(),
    outcomes: new Map(),
  };
}

const sighted = ['read', 'handle', 'coordinate', 'records'];

export function seesTask(model: OfficeModel, worker: ModelWorker, task: ModelTask, day: string): boolean {
  return relations(model, worker, task, day).length > 0 && worker.roles.some((role) => sighted.includes(role));
}

/** Those responsible for a household and their teams, whoever has unfinished work on it, and who stands in for them. */
export function seesCase(model: OfficeModel, worker: ModelWorker, household: ModelCase, day: string): boolean {
  if (!worker.roles.some((role) => sighted.includes(role))) return false;
  const responsible = [household.integration, household.benefit].filter((id) => id !== null);
  const teams = responsible.map((id) => model.workers.get(id)?.teamId);
  if (responsible.includes(worker.id) || teams.includes(worker.teamId)) return true;
  const stands = [...model.deputyships.values()].some(
    (one) => coversHousehold(one, household) && responsible.includes(one.absent) && isActing(model, worker, one, day),
  );
  if (stands) return true;
  return [...model.tasks.values()].some(
    (task) =>
      task.caseId === household.id &&
      task.state !== 'filed' &&
      task.state !== 'ceded' &&
      seesTask(model, worker, task, day),
  );
}

type Relation = 'own' | 'deputy' | 'team' | 'leader' | 'basket';

function relations(model: OfficeModel, worker: ModelWorker, task: ModelTask, day: string): readonly Relation[] {
  const found: Relation[] = [];
  if (task.assignee === worker.id) found.push('own');
  if (task.team === worker.teamId && !task.isPersonal) found.push('team');
  if (task.team === worker.teamId && worker.roles.includes('coordinate')) found.push('leader');
  const isInBasket = task.assignee === null && task.team === null;
  if (isInBasket && worker.office === task.basket && worker.roles.includes('coordinate')) found.push('basket');
  const covering = [...model.deputyships.values()].filter((one) => covers(one, task));
  if (covering.some((one) => isActing(model, worker, one, day))) found.push('deputy');
  return found;
}

function covers(one: ModelDeputyship, task: ModelTask): boolean {
  if (one.revoked || task.isPersonal || one.absent !== task.assignee) return false;
  const { procedures, teams, persons } = one.scope;
  if (procedures !== null && !procedures.includes(task.procedure)) return false;
  if (teams !== null && !teams.includes(task.team ?? '')) return false;
  return persons === null || persons.includes(task.personId ?? '');
}

/** Also without work on it: only where nothing of the household is left out, or one of its people is meant. */
function coversHousehold({ scope }: ModelDeputyship, household: ModelCase): boolean {
  const { procedures, teams, persons } = scope;
  if (procedures !== null || teams !== null) return false;
  return persons === null || household.persons.some(({ id }) => persons.includes(id));
}

function isUnlimited({ scope }: ModelDeputyship): boolean {
  return scope.procedures === null && scope.teams === null && scope.persons === null;
}

function isActing(model: OfficeModel, worker: ModelWorker, one: ModelDeputyship, day: string): boolean {
  if (!isOn(one, day)) return false;
  const isAway = (id: string) =>
    [...model.deputyships.values()].some((other) => other.absent === id && isUnlimited(other) && isOn(other, day));
  return one.deputies.find((id) => !isAway(id)) === worker.id;
}

function isOn(one: ModelDeputyship, day: string): boolean {
  return !one.revoked && one.from <= day && day <= one.until;
}

const passing = ['forward', 'set-personal', 'note', 'claim', 'release'];
const unversioned = ['claim', 'release', 'note'];

/** Carries a command out, or says why not; at the moment in which the server took it. */
export function carryOut(model: OfficeModel, by: string, command: ModelCommand, day: string, at: number): Outcome {
  const outcome = decide(model, by, command, day, at);
  if (outcome !== 'applied') keepLateWork(model, by, command, day);
  model.outcomes.set(command.commandId, outcome);
  return outcome;
}

const holdingWork = ['confirm', 'file', 'request', 'return', 'forward', 'cede', 'note'];

/** What somebody did while they stood in, and do not today, stays as a note; one for all that rests on it. */
function keepLateWork(model: OfficeModel, by: string, command: ModelCommand, day: string): void {
  const worker = model.workers.get(by);
  const task = model.tasks.get(command.taskId);
  const clickedOn = dayInBerlin(new Date(command.issuedAt));
  if (worker === undefined || task === undefined || !holdingWork.includes(command.kind) || clickedOn >= day) return;
  if (isGroundLost(model, command) || seesTask(model, worker, task, day)) return;
  if (relations(model, worker, task, clickedOn).includes('deputy')) task.notes += 1;
}

function isGroundLost(model: OfficeModel, { follows }: ModelCommand): boolean {
  return follows !== undefined && (model.outcomes.get(follows) ?? 'applied') !== 'applied';
}

function decide(model: OfficeModel, by: string, command: ModelCommand, day: string, at: number): Outcome {
  const { kind } = command;
  const worker = model.workers.get(by);
  const task = model.tasks.get(command.taskId);
  if (worker === undefined || task === undefined || !seesTask(model, worker, task, day)) return 'unknown-task';
  if (!mayGive(relations(model, worker, task, day), worker.roles, kind)) return 'forbidden';
  const next = nextState(task, kind);
  if (next === undefined) return 'refused';
  const isVersioned = !unversioned.includes(kind);
  if (isVersioned && (command.expectedVersion !== task.version || isGroundLost(model, command))) return 'refused';
  const isTaken = task.claim !== null && task.claim.by !== by && task.claim.until > at;
  const isAsking = kind === 'claim' ? command.takeOver !== true : kind === 'release' || !passing.includes(kind);
  if (isTaken && isAsking) return 'refused';
  if (kind === 'forward' && !canTake(model, command.to)) return 'refused';
  if ((kind === 'assign' || kind === 'register-person') && !canAssign(model, command)) return 'refused';
  if (kind === 'move-basket' && (model.offices.get(command.serviceOfficeId ?? '') ?? task.basket) === task.basket) {
    return 'refused';
  }
  apply(model, task, command, by, next, at);
  return 'applied';
}

const noting = ['coordinate', 'records'];
const isAtHome = (relation: Relation) => relation === 'own' || relation === 'team';

function mayGive(related: readonly Relation[], roles: readonly string[], kind: string): boolean {
  const worksOn = related.some((one) => one !== 'leader' && one !== 'basket') && roles.includes('handle');
  const leads = related.includes('leader');
  const clears = related.includes('basket');
  switch (kind) {
    case 'forward':
      return worksOn || leads;
    case 'set-personal':
      return (related.includes('own') && roles.includes('handle')) || leads;
    case 'note':
      return worksOn || leads || clears || (related.some(isAtHome) && roles.some((role) => noting.includes(role)));
    case 'claim':
    case 'release':
    case 'cede':
      return worksOn || clears;
    case 'assign':
    case 'register-person':
    case 'move-basket':
      return clears;
    default:
      return worksOn;
  }
}

function nextState(task: ModelTask, kind: string): string | undefined {
  const { state } = task;
  const isUndecided = state === 'open' || state === 'awaiting-citizen';
  const isOver = state === 'filed' || state === 'ceded';
  switch (kind) {
    case 'note':
      return state;
    case 'claim':
    case 'release':
      return isOver ? undefined : state;
    case 'set-personal':
      return isOver || state === 'clearing' ? undefined : state;
    case 'assign':
    case 'register-person':
      return state === 'clearing' ? 'open' : undefined;
    case 'move-basket':
      return state === 'clearing' ? state : undefined;
    case 'cede':
      return isUndecided || state === 'clearing' ? 'ceded' : undefined;
    case 'confirm':
      return isUndecided ? 'confirmed' : undefined;
    case 'request':
      return isUndecided ? 'awaiting-citizen' : undefined;
    case 'return':
      return isUndecided ? 'returned' : undefined;
    case 'forward':
      return isUndecided ? state : undefined;
    case 'resume':
      if (state === 'returned') return task.isLetterDelivered ? undefined : 'open';
      return state === 'awaiting-citizen' ? 'open' : undefined;
    case 'file':
      return state === 'confirmed' || state === 'returned' ? 'filed' : undefined;
    case 'undo-file':
      if (state !== 'filed' || task.isDelivered) return undefined;
      return task.isConfirmed ? 'confirmed' : 'returned';
    case 'undo-confirm':
      return state === 'confirmed' && !task.isDelivered ? 'open' : undefined;
    default:
      throw new Error(`the model knows no ${kind}`);
  }
}

/** A colleague who handles tasks in that team, or a team in which somebody does. */
function canTake(model: OfficeModel, to: ModelCommand['to']): boolean {
  if (to === null || to === undefined) return false;
  const able = [...model.workers.values()].filter(
    ({ teamId, roles }) => teamId === to.teamId && roles.includes('handle'),
  );
  return able.some(({ id }) => to.workerId === null || to.workerId === id);
}

function canAssign(model: OfficeModel, command: ModelCommand): boolean {
  if (!canTake(model, recipientOf(model, command))) return false;
  if (command.kind === 'assign') {
    return model.cases.get(command.caseId ?? '')?.persons.some(({ id }) => id === command.personId) === true;
  }
  const { household, person } = command;
  if (person === undefined) return false;
  const known = [...model.cases.values()];
  const isHouseholdRight =
    household?.kind === 'known'
      ? model.cases.has(household.caseId)
      : known.every(({ id, number }) => id !== household?.caseId && number !== household?.caseNumber);
  const seen = command.namesakes?.personIds ?? [];
  return isHouseholdRight && namesakesOf(model, identityOf(person)).every(({ id }) => seen.includes(id));
}

/** Chosen, else whoever is responsible in a household that is there; nobody in one that is made. */
function recipientOf(model: OfficeModel, command: ModelCommand): ModelRecipient | undefined {
  if (command.to !== null) return command.to;
  const household = model.cases.get(command.caseId ?? command.household?.caseId ?? '');
  const worker = model.workers.get(household?.integration ?? '');
  return worker === undefined ? undefined : { workerId: worker.id, teamId: worker.teamId };
}

export function identityOf({ familyName, givenNames, birthDate }: ModelIdentity): string {
  return `${familyName} ${givenNames} ${birthDate}`;
}

export function namesakesOf(model: OfficeModel, identity: string): readonly ModelPerson[] {
  return [...model.cases.values()].flatMap(({ persons }) => persons.filter((one) => one.identity === identity));
}

/** The one person of the household that is named, or else of the office, who has that name and birth date. */
export function meantBy(
  model: OfficeModel,
  applicant: ModelIdentity & { readonly caseNumber?: string },
): string | null {
  const named = [...model.cases.values()].filter(({ number }) => number === applicant.caseNumber);
  const among = named.length > 0 ? named : [...model.cases.values()];
  const fitting = among.flatMap(({ persons }) => persons.filter((one) => one.identity === identityOf(applicant)));
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}

function register(model: OfficeModel, { person, household, to }: ModelCommand): void {
  if (person === undefined || household === undefined) throw new Error('nobody is to be registered');
  const { caseId: id, caseNumber = '' } = household;
  const made: ModelCase = { id, number: caseNumber, integration: to?.workerId ?? null, benefit: null, persons: [] };
  const into = model.cases.get(id) ?? made;
  into.persons.push({ id: person.id, identity: identityOf(person) });
  model.cases.set(id, into);
}

const claimMs = 3_600_000;

function apply(model: OfficeModel, task: ModelTask, command: ModelCommand, by: string, next: string, at: number): void {
  const click = Math.min(at, Math.max(Date.parse(command.issuedAt), Date.parse(task.receivedAt)));
  task.state = next;
  switch (command.kind) {
    case 'note':
      task.notes += 1;
      return;
    case 'claim':
      task.claim = { by, until: click + claimMs };
      return;
    case 'release':
      task.claim = null;
      return;
    case 'confirm':
      task.isConfirmed = true;
      break;
    case 'undo-confirm':
      task.isConfirmed = false;
      break;
    case 'return':
      task.isLetterDelivered = false;
      break;
    case 'forward':
      task.assignee = command.to?.workerId ?? null;
      task.team = command.to?.teamId ?? null;
      task.claim = null;
      break;
    case 'set-personal':
      task.isPersonal = command.isPersonal === true;
      break;
    case 'assign':
    case 'register-person': {
      const to = recipientOf(model, command);
      if (command.kind === 'register-person') register(model, command);
      task.assignee = to?.workerId ?? null;
      task.team = to?.teamId ?? null;
      task.caseId = command.caseId ?? command.household?.caseId ?? null;
      task.personId = command.personId ?? command.person?.id ?? null;
      task.claim = null;
      break;
    }
    case 'move-basket':
      task.basket = model.offices.get(command.serviceOfficeId ?? '') ?? task.basket;
      task.claim = null;
      break;
  }
  task.version += 1;
  if (!['open', 'confirmed', 'returned', 'clearing'].includes(task.state)) task.claim = null;
}

/** Everything that was to be handed over has arrived. */
export function deliverAll(model: OfficeModel): void {
  for (const task of model.tasks.values()) {
    if (task.isConfirmed) task.isDelivered = true;
    if (task.state === 'returned' || (task.state === 'filed' && !task.isConfirmed)) task.isLetterDelivered = true;
  }
}
