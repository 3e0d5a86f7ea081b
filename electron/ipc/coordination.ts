import { dayInBerlin, toInstant } from '../../shared/base/calendar-date.ts';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { claimOfOther } from '../../shared/domain/claim.ts';
import { sortableName } from '../../shared/domain/person.ts';
import { decidePermission, mayInOffice, type Person } from '../../shared/domain/policy/decide-permission.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import {
  type BatchOutcome,
  type coordinationChannels,
  longestPile,
  type Pile,
  type PileRow,
} from '../../shared/ipc/coordination.ts';
import type { CheckedRequestOf, ResponseOf } from '../../shared/ipc/index.ts';
import { listDeputyships } from '../cache/deputyship/deputyship-rows.ts';
import { listBatches } from '../cache/reassignment/reassignment-rows.ts';
import { countClearing, countTeam, listPile, type PileRow as StoredPileRow } from '../cache/task/team-rows.ts';
import { findWorker, listWorkers } from '../cache/worker/worker-rows.ts';
import { readMe } from '../outbox/read-me.ts';
import { type Outcome, type ReassignWorld, reassign, undoReassignment } from '../outbox/reassign.ts';
import { describeTeam } from './describe-team.ts';
import { atDesk, type Desk, type Handler, type HandlersOf, type HandlerWorld } from './handler.ts';
import { namesOf, type RowReader, toInboxRow } from './inbox.ts';
import { readPerson } from './read-person.ts';

type Name = keyof typeof coordinationChannels;

/** Batches that are offered for taking back. */
const LATEST = 3;

export const coordinationHandlers: HandlersOf<Name> = {
  'coordination.team': leading((_request, { db }, { clock }) => {
    const { teamId } = readMe(db);
    const today = dayInBerlin(clock.now());
    const workers = listWorkers(db);
    const workloads = countTeam(db, teamId, today);
    const deputyships = listDeputyships(db);
    return ok({
      teamId,
      teamName: workers.find((worker) => worker.teamId === teamId)?.teamName ?? '',
      ...describeTeam({ me: { teamId }, workers, deputyships, workloads, today }),
      clearing: countClearing(db, today),
    });
  }),
  'coordination.pile': leading(({ pile }, desk, { clock }) => {
    const now = clock.now();
    const reader = { me: desk.workerId, now, names: namesOf(desk) };
    const rows = listPile(desk.db, inTeam(desk, pile), longestPile).map((row) => toPileRow(row, reader));
    return ok({ rows, total: rows.length < longestPile ? rows.length : countPile(desk, pile, now) });
  }),
  'coordination.reassign': leading((request, desk, world) => {
    const to = { workerId: request.to.workerId, teamId: readMe(desk.db).teamId };
    if (!isOfTeam(desk, to)) return failed(failure('invalid-input', { fields: ['to'] }));
    const { tasks, reason, includeClaimed } = request;
    const outcome = reassign(desk.outbox, { tasks, to, reason }, reassignWorld(desk, world, includeClaimed));
    return ok(tell(outcome, desk, world));
  }),
  'coordination.undo': leading(({ batchId }, desk, world) =>
    ok(tell(undoReassignment(desk.outbox, batchId, reassignWorld(desk, world, false)), desk, world)),
  ),
  'coordination.batches': leading((_request, { db }) => {
    const batches = listBatches(db, LATEST).filter(({ unchanged }) => unchanged > 0);
    return ok(
      batches.map(({ toWorker, ...batch }) => ({
        ...batch,
        toName: toWorker === null ? null : (findWorker(db, toWorker)?.displayName ?? ''),
      })),
    );
  }),
};

/** A handler for whoever leads the team; for everybody else the answer is `forbidden`. */
function leading<Each extends Name>(
  work: (request: CheckedRequestOf<Each>, desk: Desk, world: HandlerWorld) => Result<ResponseOf<Each>, Failure>,
): Handler<Each> {
  return atDesk<Each>((request, desk, world) =>
    mayInOffice(readMe(desk.db), 'see-team') ? work(request, desk, world) : failed(failure('forbidden')),
  );
}

function inTeam({ db }: Desk, pile: Pile) {
  return pile.kind === 'clearing' ? pile : { ...pile, teamId: readMe(db).teamId };
}

function countPile({ db }: Desk, pile: Pile, now: Date): number {
  const today = dayInBerlin(now);
  if (pile.kind === 'clearing') return countClearing(db, today).open;
  const wanted = pile.kind === 'queue' ? null : pile.workerId;
  return countTeam(db, readMe(db).teamId, today).find(({ assigneeId }) => assigneeId === wanted)?.open ?? 0;
}

function toPileRow(stored: StoredPileRow, reader: RowReader): PileRow {
  const row = toInboxRow(stored, reader);
  const { id, familyName, givenNames, procedure, summary, receivedAt, dueOn, state, processNumber } = row;
  const { isPersonal, claimedBy, syncState } = row;
  return {
    id,
    version: stored.version,
    familyName,
    givenNames,
    procedure,
    summary,
    receivedAt,
    dueOn,
    state,
    processNumber,
    isPersonal,
    claimedBy,
    syncState,
  };
}

/** The queue, or somebody of the team who may handle tasks. */
function isOfTeam({ db }: Desk, to: { readonly workerId: Worker['id'] | null; readonly teamId: Worker['teamId'] }) {
  if (to.workerId === null) return true;
  const worker = findWorker(db, to.workerId);
  return worker !== undefined && worker.teamId === to.teamId && worker.roles.includes('handle');
}

function reassignWorld({ db }: Desk, { clock, newId }: HandlerWorld, includeClaimed: boolean): ReassignWorld {
  const now = clock.now();
  const person = readPerson(db, dayInBerlin(now));
  const refuse = (task: Task) => decideObstacle(person, task, includeClaimed, now);
  return { now: toInstant(now), newId, refuse };
}

function decideObstacle(person: Person, task: Task, includeClaimed: boolean, now: Date) {
  if (!decidePermission(person, task, 'pass-on').allowed) return 'not-allowed' as const;
  return claimOfOther(task, person.worker.id, now) !== null && !includeClaimed ? ('claimed' as const) : undefined;
}

function tell({ batchId, done, left }: Outcome, desk: Desk, { sync, clock }: HandlerWorld): BatchOutcome {
  if (done.length > 0) sync.outboxChanged();
  const now = clock.now();
  return {
    batchId,
    done: done.length,
    left: left.map(({ taskId, task, why }) => ({
      taskId,
      name: task === null ? '' : sortableName(task.submission.applicant),
      processNumber: task?.processNumber ?? null,
      why,
      claimedBy: task === null ? null : (claimOfOther(task, desk.workerId, now)?.byName ?? null),
    })),
  };
}
