import { dayInBerlin } from '../../../shared/base/calendar-date.ts';

/**
 * What an office is, said once more and as simply as possible: who may see what, and what each command does. It knows
 * nothing of desks, cursors, placements, outboxes or SQL, and shares no rule with the product.
 */
export interface ModelWorker {
  readonly id: string;
  readonly teamId: string;
  /** Of the service office whose clearing basket the office of the model has. */
  readonly isOfMainOffice: boolean;
  roles: readonly string[];
}

export interface ModelDeputyship {
  readonly id: string;
  readonly absent: string;
  readonly deputies: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly procedures: readonly string[] | null;
  revoked: boolean;
}

export interface ModelTask {
  readonly id: string;
  readonly procedure: string;
  readonly caseId: string;
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
  /** The two people responsible for the household. */
  readonly responsible: readonly string[];
}

/** A command as it was clicked; only what the model needs. */
export interface ModelCommand {
  readonly commandId: string;
  readonly kind: string;
  readonly taskId: string;
  readonly expectedVersion: number;
  readonly issuedAt: string;
  readonly follows?: string | undefined;
  readonly to?: { readonly workerId: string | null; readonly teamId: string } | undefined;
  readonly isPersonal?: boolean | undefined;
  readonly takeOver?: unknown;
}

export type Outcome = 'applied' | 'unknown-task' | 'forbidden' | 'refused';

export interface OfficeModel {
  readonly workers: Map<string, ModelWorker>;
  readonly deputyships: Map<string, ModelDeputyship>;
  readonly tasks: Map<string, ModelTask>;
  readonly cases: Map<string, ModelCase>;
  readonly outcomes: Map<string, Outcome>;
}

export function emptyModel(): OfficeModel {
  return { workers: new Map(), deputyships: new Map(), tasks: new Map(), cases: new Map(), outcomes: new Map() };
}

const sighted = ['read', 'handle', 'coordinate', 'records'];

export function seesTask(model: OfficeModel, worker: ModelWorker, task: ModelTask, day: string): boolean {
  return relations(model, worker, task, day).length > 0 && worker.roles.some((role) => sighted.includes(role));
}

/** Those responsible for a household and their teams, whoever has unfinished work on it, and who stands in for them. */
export function seesCase(model: OfficeModel, worker: ModelWorker, household: ModelCase, day: string): boolean {
  if (!worker.roles.some((role) => sighted.includes(role))) return false;
  const teams = household.responsible.map((id) => model.workers.get(id)?.teamId);
  if (household.responsible.includes(worker.id) || teams.includes(worker.teamId)) return true;
  const stands = [...model.deputyships.values()].some(
    (one) => one.procedures === null && household.responsible.includes(one.absent) && isActing(model, worker, one, day),
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
  if (isInBasket && worker.isOfMainOffice && worker.roles.includes('coordinate')) found.push('basket');
  const covering = [...model.deputyships.values()].filter((one) => covers(one, task));
  if (covering.some((one) => isActing(model, worker, one, day))) found.push('deputy');
  return found;
}

function covers(one: ModelDeputyship, task: ModelTask): boolean {
  if (one.revoked || task.isPersonal || one.absent !== task.assignee) return false;
  return one.procedures === null || one.procedures.includes(task.procedure);
}

function isActing(model: OfficeModel, worker: ModelWorker, one: ModelDeputyship, day: string): boolean {
  if (!isOn(one, day)) return false;
  const isAway = (id: string) =>
    [...model.deputyships.values()].some(
      (other) => other.absent === id && other.procedures === null && isOn(other, day),
    );
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
  apply(task, command, by, next, at);
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
      return worksOn || clears;
    default:
      return worksOn;
  }
}

function nextState(task: ModelTask, kind: string): string | undefined {
  const { state } = task;
  const isUndecided = state === 'open' || state === 'awaiting-citizen';
  switch (kind) {
    case 'note':
      return state;
    case 'claim':
    case 'release':
      return state === 'filed' ? undefined : state;
    case 'set-personal':
      return state === 'filed' || state === 'clearing' ? undefined : state;
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
  const able = [...model.workers.values()].filter(
    ({ teamId, roles }) => teamId === to?.teamId && roles.includes('handle'),
  );
  return able.some(({ id }) => to?.workerId === null || to?.workerId === id);
}

const claimMs = 3_600_000;

function apply(task: ModelTask, command: ModelCommand, by: string, next: string, at: number): void {
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
