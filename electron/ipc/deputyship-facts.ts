import { z } from 'zod';
import {
  type CalendarDate,
  calendarDate,
  dayInBerlin,
  type Instant,
  instant,
} from '../../shared/base/calendar-date.ts';
import type { DeputyshipId } from '../../shared/base/ids.ts';
import { type HandedBack, handedBackSchema } from '../../shared/commands/hand-back.ts';
import { actingSince, type Deputyship, spansUntil } from '../../shared/domain/deputyship.ts';
import { relationToAbsence } from '../../shared/domain/plan-deputyship.ts';
import { routes } from '../../shared/wire/routes.ts';
import { listOwnToDo } from '../cache/deputyship/covered-tasks.ts';
import { listDeputyships } from '../cache/deputyship/deputyship-rows.ts';
import { findDeputyshipNote, putDeputyshipNote } from '../cache/deputyship/note-rows.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { findWorker } from '../cache/worker/worker-rows.ts';
import { readMe } from '../outbox/read-me.ts';
import type { Desk, HandlerWorld } from './handler.ts';
import { type HandBackPlan, isAskedAfter, partOf, planHandBack } from './plan-hand-back.ts';

const serverFacts = z.object({ persons: z.array(z.string()).nullable(), personalTasks: z.int() });
type ServerFacts = z.infer<typeof serverFacts>;

/** What the server has told of a deputyship; undefined before it was asked. */
export function readServerFacts(db: ReadableDatabase, id: DeputyshipId): ServerFacts | undefined {
  const stored = serverFacts.safeParse(findDeputyshipNote(db, id, 'server')?.data);
  return stored.success ? stored.data : undefined;
}

/** From when to when the person is told, with what is known of that; null where there is nothing to hand back. */
export function readHandBack(db: ReadableDatabase, deputyship: Deputyship, today: CalendarDate): HandBack | null {
  const plan = planHandBack(deputyship, readUntil(db, deputyship.id), today);
  if (plan === null) return null;
  const note = findDeputyshipNote(db, deputyship.id, 'hand-back');
  const stored = handedBackSchema.safeParse(note?.data);
  if (note === undefined || !stored.success) return { plan, askedAt: null, done: [], conflicts: [] };
  const readAt = findDeputyshipNote(db, deputyship.id, 'hand-back-read')?.notedAt ?? null;
  const isComplete = isAskedAfter(plan, deputyship, note.notedAt);
  return { plan, askedAt: isComplete ? note.notedAt : null, ...partOf(plan, readAt, stored.data) };
}

interface HandBack extends HandedBack {
  readonly plan: HandBackPlan;
  /** When the server was asked; null where something may be missing. */
  readonly askedAt: Instant | null;
}

/** Earlier versions noted no day, only the moment: after the end of all. */
function readUntil(db: ReadableDatabase, id: DeputyshipId): CalendarDate | null {
  const stored = findDeputyshipNote(db, id, 'hand-back-read')?.data;
  const [day, moment] = [calendarDate.safeParse(stored), instant.safeParse(stored)];
  if (day.success) return day.data;
  return moment.success ? dayInBerlin(moment.data) : null;
}

/** Whether the card of a briefing is to be shown: once for each time somebody begins to stand in. */
export function isBriefingUnread(
  db: ReadableDatabase,
  deputyship: Deputyship,
  all: readonly Deputyship[],
  today: CalendarDate,
): boolean {
  const since = actingSince(readMe(db).id, deputyship, all, today);
  return since !== null && findDeputyshipNote(db, deputyship.id, 'briefing-read')?.data !== since;
}

/**
 * Whether the card of a hand-back is to be shown: after each time that is over, until it is closed. None where the server
 * has said that nothing was done, and nothing is left either.
 */
export function isHandBackUnread(db: ReadableDatabase, deputyship: Deputyship, today: CalendarDate): boolean {
  if (deputyship.absentWorkerId !== readMe(db).id) return false;
  const handBack = readHandBack(db, deputyship, today);
  if (handBack === null || handBack.plan.unreadUntil === null) return false;
  const { askedAt, done, conflicts } = handBack;
  return askedAt === null || done.length + conflicts.length > 0 || listOwnToDo(db).length > 0;
}

/** Asks the server for what only it knows and keeps it. False without a connection; then what is kept stays. */
export async function refreshFromServer(
  { db }: Desk,
  { online }: HandlerWorld,
  now: { readonly at: Instant; readonly today: CalendarDate },
): Promise<boolean> {
  const me = readMe(db);
  const mine = listDeputyships(db).filter(({ absentWorkerId }) => absentWorkerId === me.id);
  if (needsList(db)) {
    const listed = await online.call(routes.deputyships, {});
    if (!listed.ok) return false;
    db.transaction(() => {
      for (const { deputyship, persons, personalTasks } of listed.value.deputyships) {
        const data: ServerFacts = { persons: persons?.map(({ name }) => name) ?? null, personalTasks };
        putDeputyshipNote(db, deputyship.id, 'server', { notedAt: now.at, data });
      }
    });
  }
  for (const { id } of mine.filter((one) => spansUntil(one, now.today).length > 0)) {
    const answer = await online.call(routes.handBack, { params: { deputyshipId: id } });
    if (!answer.ok && answer.failure.kind === 'offline') return false;
    if (!answer.ok) continue;
    const { deputyshipId: _id, ...data } = answer.value;
    db.transaction(() => putDeputyshipNote(db, id, 'hand-back', { notedAt: now.at, data }));
  }
  return true;
}

/** Whom nothing concerns needs not ask. */
function needsList(db: ReadableDatabase): boolean {
  const me = readMe(db);
  return listDeputyships(db).some((one) => {
    const absent = findWorker(db, one.absentWorkerId);
    const isConcerned = one.absentWorkerId === me.id || one.deputyIds.includes(me.id);
    return isConcerned || (absent !== undefined && relationToAbsence(me, absent) !== null);
  });
}
