import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import type { DeputyshipId, WorkerId } from '../../shared/base/ids.ts';
import {
  actingDeputy,
  type Deputyship,
  isAbsentOn,
  isActiveOn,
  isOverOn,
  spansUntil,
} from '../../shared/domain/deputyship.ts';
import { relationToAbsence } from '../../shared/domain/plan-deputyship.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { DeputyshipView } from '../../shared/ipc/deputies.ts';

export interface DeputiesFacts {
  readonly me: Pick<Worker, 'id' | 'teamId' | 'roles'>;
  readonly workers: readonly Worker[];
  readonly all: readonly Deputyship[];
  readonly today: CalendarDate;
  /** Names of the persons of a limited one, where this machine knows them. */
  readonly personsOf: (id: DeputyshipId) => readonly string[] | null;
}

const phases = ['active', 'resting', 'coming', 'over'] as const;

/** Deputyships as the page shows them: those of now first, then by day. Strangers' are left out. Pure. */
export function describeDeputyships(facts: DeputiesFacts): readonly DeputyshipView[] {
  return facts.all
    .flatMap((deputyship) => describeOne(deputyship, facts) ?? [])
    .toSorted(
      (one, other) =>
        phases.indexOf(one.phase) - phases.indexOf(other.phase) ||
        (one.deputyship.from < other.deputyship.from ? -1 : 1) ||
        (one.absentName < other.absentName ? -1 : 1),
    );
}

function describeOne(deputyship: Deputyship, facts: DeputiesFacts): DeputyshipView | null {
  const { me, workers, all, today } = facts;
  const find = (id: WorkerId) => workers.find((worker) => worker.id === id);
  const absent = find(deputyship.absentWorkerId);
  const group = absent === undefined ? null : groupOf(deputyship, absent, me);
  if (absent === undefined || group === null) return null;
  const acting = actingDeputy(deputyship, all, today);
  const phase = phaseOf(deputyship, today);
  const teamNames = (deputyship.teamIds ?? []).flatMap(
    (teamId) => workers.find((worker) => worker.teamId === teamId)?.teamName ?? [],
  );
  return {
    deputyship,
    absentName: absent.displayName,
    deputies: deputyship.deputyIds.map((id) => ({
      id,
      name: find(id)?.displayName ?? '',
      isAway: isAbsentOn(id, all, today),
    })),
    actingName: acting === null ? null : (find(acting)?.displayName ?? null),
    phase,
    group,
    mayChange: phase !== 'over' && relationToAbsence(me, absent) !== null,
    persons: deputyship.limitedToPersons ? [...(facts.personsOf(deputyship.id) ?? [])] : null,
    teamNames,
    hasBriefing: acting === me.id,
    hasHandBack: group === 'mine' && spansUntil(deputyship, today).length > 0,
  };
}

function groupOf(deputyship: Deputyship, absent: Worker, me: DeputiesFacts['me']): DeputyshipView['group'] | null {
  if (absent.id === me.id) return 'mine';
  if (deputyship.deputyIds.includes(me.id)) return 'standing-in';
  return absent.teamId === me.teamId ? 'team' : null;
}

function phaseOf(deputyship: Deputyship, today: CalendarDate): DeputyshipView['phase'] {
  if (isOverOn(deputyship, today)) return 'over';
  if (today < deputyship.from) return 'coming';
  return isActiveOn(deputyship, today) ? 'active' : 'resting';
}
