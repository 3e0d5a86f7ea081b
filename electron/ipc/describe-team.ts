import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import { actingDeputy, type Deputyship, isActiveOn, isUnlimited } from '../../shared/domain/deputyship.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { TeamOverview } from '../../shared/ipc/coordination.ts';
import type { Workload } from '../cache/task/team-rows.ts';
import { germanOrder } from './german-order.ts';

const nothing = { open: 0, overdue: 0, dueToday: 0, waiting: 0 };

/** What is known about the office on this machine, and the day on which somebody asks. */
export interface TeamFacts {
  readonly me: Pick<Worker, 'teamId'>;
  readonly workers: readonly Worker[];
  readonly deputyships: readonly Deputyship[];
  readonly workloads: readonly Workload[];
  readonly today: CalendarDate;
}

/**
 * The people of the team by name, never by how much they have: whoever may be given tasks, and whoever else has some. Pure.
 */
export function describeTeam(facts: TeamFacts): Pick<TeamOverview, 'colleagues' | 'queue'> {
  const { me, workers, workloads } = facts;
  const loadOf = (worker: Worker) => workloads.find(({ assigneeId }) => assigneeId === worker.id);
  const handles = (worker: Worker) => worker.teamId === me.teamId && worker.roles.includes('handle');
  const shown = workers
    .filter((worker) => handles(worker) || loadOf(worker) !== undefined)
    .toSorted((one, other) => germanOrder.compare(one.displayName, other.displayName));
  const unassigned = workloads.find(({ assigneeId }) => assigneeId === null);
  return {
    colleagues: shown.map((worker) => ({
      workerId: worker.id,
      name: worker.displayName,
      handles: handles(worker),
      ...countsOf(loadOf(worker)),
      absent: describeAbsence(worker, facts),
    })),
    queue: countsOf(unassigned),
  };
}

function countsOf(load: Workload | undefined): typeof nothing {
  if (load === undefined) return nothing;
  const { open, overdue, dueToday, waiting } = load;
  return { open, overdue, dueToday, waiting };
}

function describeAbsence(
  worker: Worker,
  { workers, deputyships, today }: TeamFacts,
): TeamOverview['colleagues'][number]['absent'] {
  const active = deputyships.find(
    (one) => one.absentWorkerId === worker.id && isUnlimited(one) && isActiveOn(one, today),
  );
  if (active === undefined) return null;
  const deputy = actingDeputy(active, deputyships, today);
  return {
    until: active.weekdays === null ? active.until : null,
    standsIn: workers.find(({ id }) => id === deputy)?.displayName ?? null,
  };
}
