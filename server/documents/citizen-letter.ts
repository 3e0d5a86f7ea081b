import { type CalendarDate, formatGermanDay } from '../../shared/base/calendar-date.ts';
import { renderArchivalPdf } from './archival-pdf.ts';
import { documentStyles, labelledRow, paragraph, table } from './document-parts.ts';
import type { Block } from './page-plan.ts';

export interface CitizenLetterInput {
  readonly officeName: string;
  readonly processNumber: string;
  readonly procedureLabel: string;
  readonly kind: 'request' | 'return' | 'cede';
  readonly recipient: {
    readonly givenNames: string;
    readonly familyName: string;
    /** Null where the office knows no address of the person. */
    readonly address: { readonly street: string; readonly postalCode: string; readonly city: string } | null;
  };
  readonly receivedOn: CalendarDate;
  /** The moment of the click. */
  readonly writtenAt: Date;
  readonly writtenOn: CalendarDate;
  /** What the caseworker wants to say; blank lines part paragraphs. */
  readonly text: string;
  /** Until when an answer is asked for. */
  readonly dueOn: CalendarDate | null;
  readonly workerName: string;
  /** Whose work it is, where a deputy wrote it. */
  readonly standsInForName: string | null;
}

const subjects = {
  request: 'Wir brauchen noch etwas von Ihnen',
  return: 'Wir können Ihre Einreichung so nicht annehmen',
  cede: 'Wir haben Ihre Einreichung weitergegeben',
} as const;

/**
 * Rückfrage, Zurückweisung or Abgabenachricht to a citizen: an unalterable letter for the file and for the mailbox (PDF/A-2b, tagged).
 * It says what the caseworker wrote, and never anything about health of its own accord.
 */
export function renderCitizenLetter(input: CitizenLetterInput): Promise<Uint8Array> {
  return renderArchivalPdf({
    title: `Schreiben ${input.processNumber}`,
    subject: subjects[input.kind],
    officeName: input.officeName,
    createdAt: input.writtenAt,
    blocks: planLetter(input),
    footer: `${input.officeName} · Vorgang ${input.processNumber}`,
  });
}

function planLetter(input: CitizenLetterInput): readonly Block[] {
  const { recipient, text } = input;
  const name = `${recipient.givenNames} ${recipient.familyName}`;
  const facts = [
    { label: 'Datum', value: formatGermanDay(input.writtenOn) },
    { label: 'Vorgangsnummer', value: input.processNumber },
    {
      label: 'Ihre Einreichung',
      value: `${input.procedureLabel}, eingegangen am ${formatGermanDay(input.receivedOn)}`,
    },
    ...(input.dueOn === null ? [] : [{ label: 'Bitte antworten Sie bis', value: formatGermanDay(input.dueOn) }]),
  ];
  return [
    paragraph(input.officeName, documentStyles.office, 0),
    ...addressLines(name, recipient.address).map((line, index) =>
      paragraph(line, documentStyles.value, index === 0 ? 44 : 0),
    ),
    table(
      facts.map((fact) => labelledRow(fact)),
      36,
    ),
    { kind: 'text', tag: 'H1', text: subjects[input.kind], style: documentStyles.title, spaceBefore: 26 },
    ...(opensWithGreeting(text) ? [] : [paragraph(`Guten Tag ${name},`, documentStyles.value, 14)]),
    ...paragraphsOf(text).map((part) => paragraph(part, documentStyles.value, 9)),
    ...closing(input),
    paragraph('Dieses Schreiben wurde elektronisch erstellt und gilt ohne Unterschrift.', documentStyles.small, 22),
  ];
}

/** A deputy says so also where they wrote the whole letter, greeting included. */
function closing({ text, workerName, standsInForName, officeName }: CitizenLetterInput): readonly Block[] {
  const deputy = standsInForName === null ? null : `in Vertretung für ${standsInForName}`;
  if (closesWithGreeting(text)) {
    return deputy === null ? [] : [paragraph(`Geschrieben von ${workerName} ${deputy}.`, documentStyles.value, 18)];
  }
  return [
    paragraph('Mit freundlichen Grüßen', documentStyles.value, 18),
    paragraph(workerName, documentStyles.strong, 4),
    ...(deputy === null ? [] : [paragraph(deputy, documentStyles.value, 0)]),
    paragraph(officeName, documentStyles.value, 0),
  ];
}

function addressLines(name: string, address: CitizenLetterInput['recipient']['address']): readonly string[] {
  return address === null ? [name] : [name, address.street, `${address.postalCode} ${address.city}`];
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A person who wrote the whole letter is not greeted twice. */
function opensWithGreeting(text: string): boolean {
  return /^\s*(guten (tag|morgen|abend)|sehr geehrte|liebe|hallo)/i.test(text);
}

function closesWithGreeting(text: string): boolean {
  return /(mit freundlichen grüßen|freundliche grüße|viele grüße)[^\n]*(\n[^\n]*){0,4}\s*$/i.test(text);
}
