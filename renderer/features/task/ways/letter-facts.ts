import { type CalendarDate, dayInBerlin, isCalendarDate } from '../../../../shared/base/calendar-date.ts';
import type { LetterFacts } from '../../../../shared/domain/evidence/prepare-letter.ts';
import { findProcedure } from '../../../../shared/procedures/catalogue.ts';
import type { TaskView } from '../../../bridge/types.ts';

/** What a letter may say about a task: who, what, when, and the declared period. Pure. */
export function letterFacts({ procedure, submission }: TaskView['task'], dueOn: CalendarDate): LetterFacts {
  const definition = findProcedure(procedure);
  const { unfitSince: from, unfitUntil: to } = submission.declared;
  return {
    name: submission.applicant,
    procedure: definition?.label ?? procedure,
    document: definition?.evidence?.document ?? null,
    receivedOn: dayInBerlin(submission.receivedAt),
    period: isDay(from) && isDay(to) ? { from, to } : null,
    dueOn,
  };
}

function isDay(value: unknown): value is CalendarDate {
  return typeof value === 'string' && isCalendarDate(value);
}
