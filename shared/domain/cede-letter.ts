import { z } from 'zod';
import { type CalendarDate, formatGermanDay } from '../base/calendar-date.ts';

export interface CedeLetterFacts {
  readonly name: { readonly familyName: string; readonly givenNames: string };
  /** Label of the procedure: `Krankmeldung`. */
  readonly procedure: string;
  readonly receivedOn: CalendarDate;
  /** Empty as long as the person has not said which. */
  readonly authority: string;
}

/**
 * What a citizen reads when their submission was given to the authority that is responsible (§ 16 Abs. 2 SGB I): that it
 * was, that the day counts on which it came here, and that nothing has to be done. The person may change every word.
 */
export function prepareCedeLetter({ name, procedure, receivedOn, authority }: CedeLetterFacts): string {
  const receiver = authority.trim() === '' ? '(bitte hier die Stelle nennen)' : authority.trim();
  const day = formatGermanDay(receivedOn);
  return [
    `Guten Tag ${name.givenNames} ${name.familyName},`,
    `am ${day} haben wir von Ihnen erhalten: ${procedure}.`,
    `Dafür ist nicht unser Jobcenter zuständig, sondern diese Stelle: ${receiver}. Wir haben alle Ihre Angaben und Unterlagen dorthin weitergegeben. Das Gesetz verpflichtet uns dazu (§ 16 Absatz 2 Sozialgesetzbuch I).`,
    `Sie haben dadurch keinen Nachteil: Ein Antrag gilt als an dem Tag gestellt, an dem er bei uns eingegangen ist, also am ${day}. Sie müssen nichts noch einmal schicken. Wenn Sie Fragen haben, wenden Sie sich bitte an die genannte Stelle.`,
    'Freundliche Grüße\nIhr Jobcenter',
  ].join('\n\n');
}

/** An Abgabe as far as it is entered; without a text it is the prepared one. */
export const cedeDraftSchema = z.object({
  authority: z.string().optional(),
  reason: z.string().optional(),
  text: z.string().optional(),
});
export type CedeDraft = z.infer<typeof cedeDraftSchema>;

/** What the citizen will read. */
export function writtenCedeLetter(
  facts: Omit<CedeLetterFacts, 'authority'>,
  { authority = '', text }: CedeDraft,
): string {
  return text ?? prepareCedeLetter({ ...facts, authority });
}

/** Undefined as long as something is missing. */
export function completeCede(
  facts: Omit<CedeLetterFacts, 'authority'>,
  draft: CedeDraft,
): { readonly authority: string; readonly reason: string; readonly text: string } | undefined {
  const authority = draft.authority?.trim() ?? '';
  const reason = draft.reason?.trim() ?? '';
  const text = writtenCedeLetter(facts, draft).trim();
  return authority === '' || reason === '' || text === '' ? undefined : { authority, reason, text };
}
