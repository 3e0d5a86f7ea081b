import { z } from 'zod';
import { addDays, type CalendarDate, calendarDate, daysBetween } from '../base/calendar-date.ts';
import { type DeputyshipId, deputyshipId } from '../base/ids.ts';
import { actingDeputy, type Deputyship, isActiveOn } from './deputyship.ts';
import { mayInOffice } from './policy/decide-permission.ts';
import type { Worker } from './worker.ts';

/** A deputyship lasts this many days at most, first and last included. */
export const longestDeputyshipDays = 366;

/** Those that are over stay in the list, and what was done in them can be asked for, for so many days. */
export const deputyshipsKeptDays = 30;

/** What a person wants to set up. */
export type WishedDeputyship = Pick<
  Deputyship,
  'absentWorkerId' | 'deputyIds' | 'from' | 'until' | 'weekdays' | 'procedures' | 'teamIds' | 'limitedToPersons'
>;

/** Why a deputyship cannot be set up as it is wished. */
export const deputyshipProblems = [
  'no-deputy',
  'deputy-unknown',
  'deputy-cannot-handle',
  'deputy-is-absent-person',
  'deputy-twice',
  'ends-before-it-begins',
  'begins-in-the-past',
  'too-long',
  'no-such-weekday', // none of the weekdays falls into the period
] as const;
export type DeputyshipProblem = (typeof deputyshipProblems)[number];

/** What a person should know before, or after, setting it up; nothing of it stands against it. */
export const deputyshipWarning = z.discriminatedUnion('kind', [
  /** On that day nobody of the order is there. */
  z.object({ kind: z.literal('everybody-away'), day: calendarDate }),
  /** Another one of the same scope holds on that day: both stand in then. */
  z.object({ kind: z.literal('overlap'), day: calendarDate, with: deputyshipId }),
]);
export type DeputyshipWarning = z.infer<typeof deputyshipWarning>;

/** How a person stands to somebody's absence. */
export type AbsenceRelation = 'absent' | 'lead';

/**
 * Whether a person may set up, change and end deputyships for that absent person, and as what; null when they may not.
 * One's own absence comes first: a team lead who is away is the absent person. Pure.
 */
export function relationToAbsence(
  person: Pick<Worker, 'id' | 'teamId' | 'roles'>,
  absent: Pick<Worker, 'id' | 'teamId'>,
): AbsenceRelation | null {
  if (person.id === absent.id) return mayInOffice(person, 'set-own-deputyship') ? 'absent' : null;
  return person.teamId === absent.teamId && mayInOffice(person, 'set-team-deputyship') ? 'lead' : null;
}

export interface OfficeFacts {
  readonly workers: readonly Pick<Worker, 'id' | 'roles'>[];
  readonly deputyships: readonly Deputyship[];
  readonly today: CalendarDate;
}

export function findProblems(wish: WishedDeputyship, { workers, today }: OfficeFacts): readonly DeputyshipProblem[] {
  const found = new Set<DeputyshipProblem>(findOrderProblems(wish, workers));
  if (wish.from < today) found.add('begins-in-the-past');
  for (const problem of findPeriodProblems(wish)) found.add(problem);
  return deputyshipProblems.filter((problem) => found.has(problem));
}

/** Of the deputies alone, for a change of their order. */
export function findOrderProblems(
  { absentWorkerId, deputyIds }: Pick<WishedDeputyship, 'absentWorkerId' | 'deputyIds'>,
  workers: OfficeFacts['workers'],
): readonly DeputyshipProblem[] {
  const found: DeputyshipProblem[] = [];
  const deputies = deputyIds.map((id) => workers.find((worker) => worker.id === id));
  if (deputyIds.length === 0) found.push('no-deputy');
  if (deputies.includes(undefined)) found.push('deputy-unknown');
  if (deputies.some((worker) => worker?.roles.includes('handle') === false)) found.push('deputy-cannot-handle');
  if (deputyIds.includes(absentWorkerId)) found.push('deputy-is-absent-person');
  if (new Set(deputyIds).size < deputyIds.length) found.push('deputy-twice');
  return found;
}

/** Of first and last day alone, for a change of the end. */
export function findPeriodProblems({
  from,
  until,
  weekdays,
}: Pick<WishedDeputyship, 'from' | 'until' | 'weekdays'>): readonly DeputyshipProblem[] {
  if (until < from) return ['ends-before-it-begins'];
  if (daysBetween(from, until) >= longestDeputyshipDays) return ['too-long'];
  const isEmpty = daysOf({ from, until, weekdays }).length === 0;
  return isEmpty ? ['no-such-weekday'] : [];
}

/**
 * @param wish without problems
 * @param facts `deputyships` may hold the wished one itself, under `self`
 */
export function findWarnings(
  wish: WishedDeputyship,
  { deputyships }: Pick<OfficeFacts, 'deputyships'>,
  self: DeputyshipId | null = null,
): readonly DeputyshipWarning[] {
  const others = deputyships.filter(({ id, revokedAt }) => id !== self && revokedAt === null);
  const days = daysOf(wish);
  const away = days.find((day) => actingDeputy({ ...wish, revokedAt: null }, others, day) === null);
  const overlaps = others
    .filter((other) => other.absentWorkerId === wish.absentWorkerId && hasSameScope(other, wish))
    .flatMap((other) => {
      const day = days.find((candidate) => isActiveOn(other, candidate));
      return day === undefined ? [] : [{ kind: 'overlap' as const, day, with: other.id }];
    });
  return [...(away === undefined ? [] : [{ kind: 'everybody-away' as const, day: away }]), ...overlaps];
}

/** The days on which it holds. */
function daysOf(wish: Pick<WishedDeputyship, 'from' | 'until' | 'weekdays'>): readonly CalendarDate[] {
  const count = Math.min(daysBetween(wish.from, wish.until) + 1, longestDeputyshipDays);
  const days = Array.from({ length: Math.max(0, count) }, (_, index) => addDays(wish.from, index));
  return days.filter((day) => isActiveOn({ ...wish, revokedAt: null }, day));
}

/** Which persons two limited ones are about is not known here: they count as different. */
function hasSameScope(one: WishedDeputyship, other: WishedDeputyship): boolean {
  if (one.limitedToPersons || other.limitedToPersons) return false;
  return isSameSet(one.procedures, other.procedures) && isSameSet(one.teamIds, other.teamIds);
}

function isSameSet(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return one === other;
  return one.every((item) => other.includes(item)) && other.every((item) => one.includes(item));
}
