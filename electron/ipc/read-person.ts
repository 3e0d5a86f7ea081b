import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import type { Person } from '../../shared/domain/policy/decide-permission.ts';
import { listDeputyships } from '../cache/deputyship/deputyship-rows.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { readMe } from '../outbox/read-me.ts';

/** The signed-in person as the policy asks for them, from what is on this machine. */
export function readPerson(db: ReadableDatabase, today: CalendarDate): Person {
  return { worker: readMe(db), deputyships: listDeputyships(db), today };
}
