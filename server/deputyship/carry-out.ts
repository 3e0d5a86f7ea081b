import type { z } from 'zod';
import type { CalendarDate, Instant } from '../../shared/base/calendar-date.ts';
import type { DeputyshipId, DeviceId } from '../../shared/base/ids.ts';
import { type Deputyship, isOverOn } from '../../shared/domain/deputyship.ts';
import {
  type AbsenceRelation,
  findProblems,
  findWarnings,
  relationToAbsence,
} from '../../shared/domain/plan-deputyship.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import type {
  changeDeputyshipRequest,
  DeputyshipResponse,
  NewDeputyshipRequest,
} from '../../shared/wire/deputyships.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { appendAudit } from '../store/audit.ts';
import type { Transaction } from '../store/database.ts';
import {
  changeDeputyship,
  insertDeputyship,
  loadDeputyships,
  loadOpenDeputyships,
  revokeDeputyship,
} from '../store/deputyship.ts';
import { findPersonsOfWorker, findTeams } from '../store/deputyship-reads.ts';
import { lockDeskOf } from '../store/placement-of-work.ts';
import { loadAllWorkers } from '../store/worker.ts';
import { decideChange, kindOf } from './decide-deputyship.ts';

/** Who does it, where and when. */
export interface Actor {
  readonly worker: Worker;
  readonly deviceId: DeviceId;
  readonly at: Instant;
  readonly today: CalendarDate;
}

/**
 * @throws HttpFailure `forbidden`; `invalid-input` with what is wrong; `conflict` when the id names another deputyship
 */
export async function setUpDeputyship(
  transaction: Transaction,
  actor: Actor,
  request: NewDeputyshipRequest,
): Promise<DeputyshipResponse> {
  await lockDeskOf(transaction, request.absentWorkerId);
  const workers = await loadAllWorkers(transaction);
  const relation = relationTo(actor, workers, request.absentWorkerId);
  const [existing] = await loadDeputyships(transaction, [request.id]);
  if (existing !== undefined) return answerAgain(transaction, existing, request);
  const facts = { workers, deputyships: await loadOpenDeputyships(transaction), today: actor.today };
  const wish = { ...request, limitedToPersons: request.personIds !== null };
  const problems = [...findProblems(wish, facts), ...(await findUnknown(transaction, request))];
  if (problems.length > 0) throw new HttpFailure('invalid-input', { fields: problems });
  const kind = kindOf(relation, request.weekdays);
  const setBy = { setBy: actor.worker.id, setByName: actor.worker.displayName, setAt: actor.at };
  await insertDeputyship(transaction, { ...request, kind, ...setBy });
  const after = { ...request, kind };
  await appendAudit(transaction, { ...entry(actor, request.id, 'deputyship-set'), before: null, after });
  return { deputyship: await loadOne(transaction, request.id), warnings: [...findWarnings(wish, facts, request.id)] };
}

/** @throws HttpFailure `not-found`, `forbidden`; `not-allowed-now` when it is over; `invalid-input` with what is wrong */
export async function changeExisting(
  transaction: Transaction,
  actor: Actor,
  id: DeputyshipId,
  change: z.output<typeof changeDeputyshipRequest>,
): Promise<DeputyshipResponse> {
  const { deputyship, workers } = await loadForChange(transaction, actor, id);
  const decision = decideChange(deputyship, change, { workers, today: actor.today });
  if (!decision.allowed) {
    throw decision.problems.length === 0
      ? new HttpFailure('not-allowed-now')
      : new HttpFailure('invalid-input', { fields: [...decision.problems] });
  }
  await changeDeputyship(transaction, { id, ...change });
  const before = { until: deputyship.until, deputyIds: deputyship.deputyIds };
  await appendAudit(transaction, { ...entry(actor, id, 'deputyship-changed'), before, after: { ...change } });
  return withWarnings(transaction, await loadOne(transaction, id));
}

/** Ends it now; one that is over already stays as it is. @throws HttpFailure `not-found`, `forbidden` */
export async function revokeExisting(
  transaction: Transaction,
  actor: Actor,
  id: DeputyshipId,
): Promise<DeputyshipResponse> {
  const { deputyship } = await loadForChange(transaction, actor, id);
  if (!isOverOn(deputyship, actor.today)) {
    await revokeDeputyship(transaction, deputyship, actor.at);
    const [before, after] = [{ until: deputyship.until, revokedAt: null }, { revokedAt: actor.at }];
    await appendAudit(transaction, { ...entry(actor, id, 'deputyship-revoked'), before, after });
  }
  return { deputyship: await loadOne(transaction, id), warnings: [] };
}

async function loadForChange(transaction: Transaction, actor: Actor, id: DeputyshipId) {
  const [known] = await loadDeputyships(transaction, [id]);
  if (known === undefined) throw new HttpFailure('not-found');
  await lockDeskOf(transaction, known.absentWorkerId);
  const workers = await loadAllWorkers(transaction);
  relationTo(actor, workers, known.absentWorkerId);
  return { deputyship: await loadOne(transaction, id), workers }; // as it is under the lock
}

async function loadOne(transaction: Transaction, id: DeputyshipId): Promise<Deputyship> {
  const [deputyship] = await loadDeputyships(transaction, [id]);
  if (deputyship === undefined) throw new Error('a deputyship that was just written is not there');
  return deputyship;
}

/** An earlier answer was lost, or somebody else's id was taken. */
async function answerAgain(
  transaction: Transaction,
  existing: Deputyship,
  request: NewDeputyshipRequest,
): Promise<DeputyshipResponse> {
  if (existing.absentWorkerId !== request.absentWorkerId) throw new HttpFailure('conflict');
  return withWarnings(transaction, existing);
}

async function withWarnings(transaction: Transaction, deputyship: Deputyship): Promise<DeputyshipResponse> {
  const deputyships = await loadOpenDeputyships(transaction);
  return { deputyship, warnings: [...findWarnings(deputyship, { deputyships }, deputyship.id)] };
}

/** @throws HttpFailure `forbidden`, also where there is no such person: the answer must not tell the difference */
function relationTo(actor: Actor, workers: readonly Worker[], absentId: Worker['id']): AbsenceRelation {
  const absent = workers.find(({ id }) => id === absentId);
  const relation = absent === undefined ? null : relationToAbsence(actor.worker, absent);
  if (relation === null) throw new HttpFailure('forbidden');
  return relation;
}

/** What the scope names and the office does not have, or not on this person's desk. */
async function findUnknown(
  transaction: Transaction,
  { absentWorkerId, procedures, teamIds, personIds }: NewDeputyshipRequest,
): Promise<readonly string[]> {
  const persons = new Set(personIds ?? []);
  const teams = new Set(teamIds ?? []);
  const knownPersons = await findPersonsOfWorker(transaction, absentWorkerId, [...persons]);
  const knownTeams = await findTeams(transaction, [...teams]);
  return [
    ...((procedures ?? []).some((id) => findProcedure(id) === undefined) ? ['procedures'] : []),
    ...(knownTeams.length < teams.size ? ['teamIds'] : []),
    ...(knownPersons.length < persons.size ? ['personIds'] : []),
  ];
}

function entry(actor: Actor, id: DeputyshipId, action: string) {
  return {
    at: actor.at,
    workerId: actor.worker.id,
    onBehalfOf: null,
    action,
    objectKind: 'deputyship' as const,
    objectId: id,
    deviceId: actor.deviceId,
  };
}
