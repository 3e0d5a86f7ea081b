import { addDays, type CalendarDate, dayInBerlin, type Instant, weekday } from '../../shared/base/calendar-date.ts';
import { sickNote } from '../../shared/procedures/definitions/sick-note.ts';
import { makeSickNote } from './files/make-sick-note.ts';
import type { PhotoWishes } from './files/photograph-page.ts';
import type { ProofForm } from './files/render-proof.ts';
import { makeSickNoteDetails, type SickNoteWishes } from './files/sick-note-details.ts';
import type { SeededRandom } from './names/seeded-random.ts';
import type { PlannedSubmission, Sender } from './planned-submission.ts';

export interface SickNotePlan {
  readonly key: string;
  readonly sender: Sender;
  readonly receivedAt: Instant;
  readonly form: ProofForm;
  readonly kind: 'INITIAL' | 'FOLLOW_UP';
  /** Null on a follow-up, where the certificate does not say it either. */
  readonly unfitSince: CalendarDate | null;
  readonly unfitUntil: CalendarDate;
  readonly assessedOn: CalendarDate;
  /** Where the certificate says something else than was declared. */
  readonly onProof?: Partial<SickNoteWishes>;
  /** How a photo was taken. */
  readonly photo?: PhotoWishes;
}

/** A Krankmeldung whose certificate agrees with it, but for what `onProof` says. */
export function planSickNote(plan: SickNotePlan): PlannedSubmission {
  const { sender, kind, unfitSince, unfitUntil, assessedOn } = plan;
  const { familyName, givenNames, birthDate } = sender.applicant;
  return {
    key: plan.key,
    receivedAt: plan.receivedAt,
    procedure: sickNote.id,
    applicant: sender.applicant,
    declared: {
      familyName,
      givenNames,
      birthDate,
      kind,
      ...(unfitSince === null ? {} : { unfitSince }),
      unfitUntil,
      assessedOn,
    },
    makeFiles: async (random) => {
      const wishes: SickNoteWishes = {
        kind: kind === 'INITIAL' ? 'initial' : 'follow-up',
        unfitSince,
        unfitUntil,
        assessedOn,
        ...plan.onProof,
      };
      return [await makeSickNote(makeSickNoteDetails(random, sender.person, wishes), plan.form, plan.key, plan.photo)];
    },
  };
}

/** A period somebody may have been ill for when the note arrived; one certificate in eight differs from what is declared. */
export function drawSickNote(
  random: SeededRandom,
  plan: Pick<SickNotePlan, 'key' | 'sender' | 'receivedAt' | 'form'>,
): PlannedSubmission {
  const assessedOn = lastWorkday(addDays(dayInBerlin(plan.receivedAt), -random.between(0, 2)));
  const isInitial = random.chance(0.7);
  const unfitUntil = addDays(assessedOn, random.between(2, isInitial ? 11 : 18));
  const differs = random.chance(0.125);
  return planSickNote({
    ...plan,
    kind: isInitial ? 'INITIAL' : 'FOLLOW_UP',
    unfitSince: isInitial ? assessedOn : null,
    unfitUntil,
    assessedOn,
    onProof: {
      umlauts: random.pick(['kept', 'kept', 'written-out']),
      ...(differs ? { unfitUntil: addDays(unfitUntil, -1) } : {}),
    },
  });
}

/** Practices are closed at weekends. */
export function lastWorkday(day: CalendarDate): CalendarDate {
  return weekday(day) > 5 ? addDays(day, 5 - weekday(day)) : day;
}
