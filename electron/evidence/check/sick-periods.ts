import { type CalendarDate, calendarDate } from '../../../shared/base/calendar-date.ts';
import type { PersonId } from '../../../shared/base/ids.ts';
import type { Case } from '../../../shared/domain/case.ts';
import { certificateOf, sickPeriodOf } from '../../../shared/domain/evidence/sick-period.ts';
import type { EvidenceCheck, SickPeriod } from '../../../shared/domain/evidence/verdict.ts';
import type { Declared } from '../../../shared/domain/submission.ts';
import type { Task } from '../../../shared/domain/task.ts';
import { findProcedure } from '../../../shared/procedures/catalogue.ts';

/**
 * The person's other periods: those of the case that were not voided, and those that this workstation has confirmed and
 * the server does not know yet. The one that the task itself has brought is not among them. Pure.
 */
export function otherPeriods(
  task: Pick<Task, 'id' | 'personId'>,
  benefitCase: Pick<Case, 'sickNotes'> | undefined,
  unsent: readonly Task[],
): readonly SickPeriod[] {
  if (task.personId === null) return [];
  const filed = (benefitCase?.sickNotes ?? []).filter((note) => note.personId === task.personId && !note.isVoided);
  const known = new Set(filed.map((note) => note.taskId));
  const local = unsent.filter((other) => other.id !== task.id && !known.has(other.id));
  const periods: SickPeriod[] = filed
    .filter((note) => note.taskId !== task.id)
    .map(({ from, to, kind, assessedOn, contentHash }) => ({ from, to, kind, assessedOn, contentHash }));
  for (const other of local.toSorted(byConfirmation)) {
    const period = confirmedPeriod(other, task.personId, periods);
    if (period !== null) periods.push(period);
  }
  return periods;
}

/** The period under review, as the proof says or, as long as it was not read, as declared; null where it cannot be told. */
export function reviewedPeriod(task: Task, check: EvidenceCheck | null): SickPeriod | null {
  if (!isSickNote(task)) return null;
  const declared = valuesOf(task);
  const span = check?.effective ?? declaredSpan(declared);
  return span === null ? null : periodOf(span, { ...declared, ...check?.proofValues }, task);
}

/** In the order in which the server will get them: a follow-up builds on what was confirmed before it. */
function byConfirmation(one: Task, other: Task): number {
  return (one.confirmed?.at ?? '').localeCompare(other.confirmed?.at ?? '');
}

/** As the server will keep it (values taken over stand before declared ones). */
function confirmedPeriod(task: Task, personId: PersonId, previous: readonly SickPeriod[]): SickPeriod | null {
  const rules = findProcedure(task.procedure)?.evidence;
  if (task.confirmed === null || task.personId !== personId || rules?.document !== 'sick-note') return null;
  return sickPeriodOf(valuesOf(task), previous, rules, certificateOf(task.submission));
}

interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

function valuesOf({ submission, takenOver }: Task): Declared {
  const taken = Object.entries(takenOver).map(([field, { value }]) => [field, value] as const);
  return { ...submission.declared, ...Object.fromEntries(taken) };
}

/** A follow-up declared without a start begins on the day of assessment, as far as anybody can tell without the proof. */
function declaredSpan(values: Declared): Span | null {
  const from = dayOf(values.unfitSince) ?? dayOf(values.assessedOn);
  const to = dayOf(values.unfitUntil);
  return from === null || to === null || from > to ? null : { from, to };
}

function periodOf({ from, to }: Span, values: Declared, { submission }: Task): SickPeriod {
  return {
    from,
    to,
    kind: values.kind === 'FOLLOW_UP' ? 'FOLLOW_UP' : 'INITIAL',
    assessedOn: dayOf(values.assessedOn),
    contentHash: submission.attachments[0]?.contentHash ?? null,
  };
}

function dayOf(value: unknown): CalendarDate | null {
  const day = calendarDate.safeParse(value);
  return day.success ? day.data : null;
}

function isSickNote(task: Pick<Task, 'procedure'>): boolean {
  return findProcedure(task.procedure)?.evidence?.document === 'sick-note';
}
