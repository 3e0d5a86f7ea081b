import type { CalendarDate, Instant } from '../../../shared/base/calendar-date.ts';
import type { CaseId, DeputyshipId, TaskId, TeamId, WorkerId } from '../../../shared/base/ids.ts';
import { listDeputyships } from '../deputyship/deputyship-rows.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';
import { readSyncState, setCursor } from '../sync-state/sync-state-rows.ts';
import { splitCovering } from '../task/covering.ts';
import { findWorker, listWorkers } from '../worker/worker-rows.ts';
import {
  type CoveredCase,
  type CoveredTask,
  decideLeaving,
  isOursByDesk,
  type LeaseFacts,
  mayAnythingLeave,
} from './decide-leaving.ts';
import { removeFromWorkstation } from './remove-from-workstation.ts';

interface TaskRow {
  readonly id: TaskId;
  readonly caseId: CaseId | null;
  readonly assigneeId: WorkerId | null;
  readonly teamId: TeamId | null;
  readonly covering: string;
}

interface CaseRow {
  readonly id: CaseId;
  readonly benefitWorkerId: WorkerId | null;
  readonly integrationWorkerId: WorkerId | null;
  readonly covering: string;
}

const COVERED_TASKS = `
  SELECT id, case_id AS caseId, assignee_id AS assigneeId, team_id AS teamId, covering FROM task WHERE covering <> ''`;
const TASKS_OF_COVERED_CASES = `
  SELECT id, case_id AS caseId, assignee_id AS assigneeId, team_id AS teamId, covering FROM task
  WHERE done = 0 AND case_id IN (SELECT id FROM benefit_case WHERE json_array_length(data, '$.deputyshipIds') > 0)`;
const COVERED_CASES = `
  SELECT id, data ->> '$.benefitWorkerId' AS benefitWorkerId, data ->> '$.integrationWorkerId' AS integrationWorkerId,
    data -> '$.deputyshipIds' AS covering
  FROM benefit_case WHERE json_array_length(data, '$.deputyshipIds') > 0`;

export interface LeaseMoment {
  readonly at: Instant;
  readonly today: CalendarDate;
  readonly isLeaseOver: boolean;
}

/**
 * Lets go of everything that is here only for a deputyship which is over, or that may not be read any longer without the
 * server. At the next contact the server sends everything once more, and with it what the person may see again. Answers
 * whether anything left.
 */
export function letGoOfDeputyData(db: WritableDatabase, now: LeaseMoment): boolean {
  // mostly nothing has to: then no row is read, and nobody waits for the thread that brings rows in
  if (!mayAnythingLeave(leaseFacts(db, now))) return false;
  return db.transaction(() => {
    const facts = leaseFacts(db, now);
    const plans = decideLeaving({ ...facts, ...coveredRows(db, facts.me) });
    for (const { reason, ...leaving } of plans) removeFromWorkstation(db, leaving, reason, now.at);
    if (plans.length > 0) setCursor(db, null);
    return plans.length > 0;
  });
}

function leaseFacts(db: ReadableDatabase, { today, isLeaseOver }: LeaseMoment): LeaseFacts {
  return { me: readSyncState(db).workerId, deputyships: listDeputyships(db), today, isLeaseOver };
}

function coveredRows(
  db: ReadableDatabase,
  me: WorkerId,
): { tasks: readonly CoveredTask[]; cases: readonly CoveredCase[] } {
  const viewer = { id: me, teamId: findWorker(db, me)?.teamId ?? null };
  const tasks = db.all<TaskRow>(COVERED_TASKS).map((row) => ({
    id: row.id,
    caseId: row.caseId,
    deputyshipIds: splitCovering(row.covering),
    isOurs: isOursByDesk(row, viewer),
  }));
  const ownTeam = new Set(
    listWorkers(db)
      .filter(({ id, teamId }) => id === me || teamId === viewer.teamId)
      .map(({ id }) => id),
  );
  const isOfTeam = (worker: WorkerId | null) => worker !== null && ownTeam.has(worker);
  // work to do that is here for another reason brings its household with it
  const withOwnWork = new Set(
    db
      .all<TaskRow>(TASKS_OF_COVERED_CASES)
      .filter((row) => row.covering === '' || isOursByDesk(row, viewer))
      .map(({ caseId }) => caseId),
  );
  const cases = db.all<CaseRow>(COVERED_CASES).map((row) => ({
    id: row.id,
    deputyshipIds: JSON.parse(row.covering) as DeputyshipId[],
    isOurs: isOfTeam(row.benefitWorkerId) || isOfTeam(row.integrationWorkerId) || withOwnWork.has(row.id),
  }));
  return { tasks, cases };
}
