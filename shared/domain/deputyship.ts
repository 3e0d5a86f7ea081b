import { z } from 'zod';
import { type CalendarDate, calendarDate } from '../base/calendar-date.ts';
import { deputyshipId, workerId } from '../base/ids.ts';

/** Vertretung: who stands in for whom, first and last day included. */
export const deputyshipSchema = z.object({
  id: deputyshipId,
  absentWorkerId: workerId,
  deputyId: workerId,
  from: calendarDate,
  until: calendarDate,
});
export type Deputyship = z.infer<typeof deputyshipSchema>;

export function isActiveOn(deputyship: Deputyship, today: CalendarDate): boolean {
  return deputyship.from <= today && today <= deputyship.until;
}
