import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { DeputyshipId, TeamId, WorkerId } from '../../../shared/base/ids.ts';
import { type Deputyship, isOverOn } from '../../../shared/domain/deputyship.ts';

/** Why data of a household are on this workstation. */
export type PresenceReason =
  | { readonly kind: 'own-case' | 'own-task' | 'team' | 'clearing' }
  /** In place of an absent colleague, until that day. */
  | { readonly kind: 'deputy'; readonly absentWorkerId: WorkerId; readonly until: CalendarDate };

export interface PresenceFacts {
  readonly me: { readonly id: WorkerId; readonly teamId: TeamId | null };
  /** Everybody in the person's team. */
  readonly colleagues: ReadonlySet<WorkerId>;
  readonly deputyships: readonly Deputyship[];
  readonly today: CalendarDate;
}

export interface PresentCase {
  readonly workerIds: readonly WorkerId[];
  readonly deputyshipIds: readonly DeputyshipId[];
  readonly tasks: readonly {
    readonly assigneeId: WorkerId | null;
    readonly teamId: TeamId | null;
    readonly deputyshipIds: readonly DeputyshipId[];
  }[];
}

export interface Presence {
  readonly reasons: readonly PresenceReason[];
  /** The last day on which it may be here; null where no end is known. */
  readonly until: CalendarDate | null;
}

/** Every reason, the most personal first. Pure. */
export function decidePresence({ me, colleagues, deputyships, today }: PresenceFacts, present: PresentCase): Presence {
  const { workerIds, tasks } = present;
  const isTeams =
    workerIds.some((id) => colleagues.has(id)) || tasks.some(({ teamId }) => teamId !== null && teamId === me.teamId);
  const lasting: PresenceReason[] = [];
  if (workerIds.includes(me.id)) lasting.push({ kind: 'own-case' });
  if (tasks.some(({ assigneeId }) => assigneeId === me.id)) lasting.push({ kind: 'own-task' });
  if (isTeams) lasting.push({ kind: 'team' });
  if (tasks.some(({ assigneeId, teamId }) => assigneeId === null && teamId === null))
    lasting.push({ kind: 'clearing' });
  const covering = new Set([...present.deputyshipIds, ...tasks.flatMap(({ deputyshipIds }) => deputyshipIds)]);
  const deputed = deputyships
    .filter((one) => covering.has(one.id) && one.deputyIds.includes(me.id) && !isOverOn(one, today))
    .map(({ absentWorkerId, until }) => ({ kind: 'deputy' as const, absentWorkerId, until }));
  const last = deputed
    .map(({ until }) => until)
    .toSorted()
    .at(-1);
  return { reasons: [...lasting, ...deputed], until: lasting.length > 0 ? null : (last ?? null) };
}
