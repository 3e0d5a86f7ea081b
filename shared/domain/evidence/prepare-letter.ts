import { addDays, type CalendarDate, formatGermanDay } from '../../base/calendar-date.ts';
import type { LetterReason } from '../letter-reason.ts';
import { nextWorkday } from './holidays.ts';
import type { EvidenceRules, FederalState } from './rules.ts';
import { type Span, spanText } from './sick-chain.ts';

/** Calendar days a citizen has to answer, before the end moves to a working day. The office's to set. */
const answerDays = 14;

/** `request`: the task waits for the answer. `return`: turned down, nothing is handed over. */
export type LetterWay = 'request' | 'return';

export interface LetterFacts {
  readonly name: { readonly familyName: string; readonly givenNames: string };
  /** Label of the procedure: `Krankmeldung`. */
  readonly procedure: string;
  readonly document: EvidenceRules['document'] | null;
  readonly receivedOn: CalendarDate;
  /** What was declared; null where it is no sick note. */
  readonly period: Span | null;
  /** Of a request. */
  readonly dueOn: CalendarDate;
}

interface ReasonTexts {
  /** A few words for the choice of the reason. */
  readonly title: string;
  readonly request: string;
  readonly return: string;
}

/**
 * What the citizen reads, by reason. Plain language, whole sentences, and never anything about an illness: a letter may
 * be opened by others. Places: `{expected}`, `{period}`.
 */
const texts: Readonly<Record<LetterReason, ReasonTexts>> = {
  R01: {
    title: 'Nicht lesbar',
    request:
      'Leider können wir Ihren Nachweis nicht lesen. Bitte schicken Sie ihn noch einmal: gerade fotografiert, bei gutem Licht, mit allen vier Rändern auf dem Bild.',
    return:
      'Leider können wir Ihren Nachweis nicht lesen und deshalb nicht bearbeiten. Bitte reichen Sie ihn lesbar neu ein.',
  },
  R02: {
    title: 'Seiten fehlen oder abgeschnitten',
    request:
      'Auf Ihrem Nachweis fehlt ein Teil. Bitte schicken Sie alle Seiten vollständig und ohne abgeschnittene Ränder.',
    return:
      'Auf Ihrem Nachweis fehlt ein Teil, deshalb können wir ihn nicht bearbeiten. Bitte reichen Sie ihn vollständig neu ein.',
  },
  R03: {
    title: 'Falsches Dokument',
    request: 'Das Dokument, das Sie geschickt haben, passt nicht zu Ihren Angaben. Wir brauchen {expected}.',
    return:
      'Das Dokument, das Sie geschickt haben, passt nicht zu Ihren Angaben, deshalb können wir sie nicht bearbeiten. Bitte reichen Sie Ihre Angaben mit dem richtigen Dokument neu ein: Wir brauchen {expected}.',
  },
  R04: {
    title: 'Andere Ausfertigung nötig',
    request:
      'Sie haben eine Ausfertigung geschickt, die nicht für das Jobcenter bestimmt ist. Darauf stehen Angaben, die wir nicht brauchen. Bitte schicken Sie die „Ausfertigung zur Vorlage beim Arbeitgeber“.',
    return:
      'Sie haben eine Ausfertigung geschickt, die nicht für das Jobcenter bestimmt ist. Darauf stehen Angaben, die wir nicht brauchen und nicht aufbewahren. Bitte reichen Sie Ihre Angaben mit der „Ausfertigung zur Vorlage beim Arbeitgeber“ neu ein.',
  },
  R05: {
    title: 'Andere Person',
    request:
      'Der Nachweis ist für eine andere Person ausgestellt als Ihre Angaben. Bitte schicken Sie den Nachweis, der auf Ihren Namen lautet.',
    return:
      'Der Nachweis ist für eine andere Person ausgestellt als Ihre Angaben, deshalb können wir sie nicht bearbeiten. Bitte reichen Sie Ihre Angaben mit dem Nachweis neu ein, der auf Ihren Namen lautet.',
  },
  R06: {
    title: 'Zeitraum weicht ab',
    request:
      'Der Zeitraum auf Ihrem Nachweis ist ein anderer als der, den Sie angegeben haben[ ({period})]. Bitte schreiben Sie uns, welcher richtig ist, und schicken Sie einen Nachweis für die fehlenden Tage, wenn Sie einen haben.',
    return:
      'Der Zeitraum auf Ihrem Nachweis ist ein anderer als der, den Sie angegeben haben[ ({period})], deshalb können wir Ihre Angaben so nicht übernehmen. Bitte reichen Sie sie mit dem richtigen Zeitraum neu ein.',
  },
  R07: {
    title: 'Erstbescheinigung fehlt',
    request:
      'Sie haben eine Folgebescheinigung geschickt. Die Erstbescheinigung für die Zeit davor liegt uns nicht vor. Bitte schicken Sie sie.',
    return:
      'Sie haben eine Folgebescheinigung geschickt. Die Erstbescheinigung für die Zeit davor liegt uns nicht vor. Bitte reichen Sie beide zusammen neu ein.',
  },
  R08: {
    title: 'Kein Nachweis dabei',
    request: 'Zu Ihren Angaben war kein Nachweis dabei. Wir brauchen {expected}.',
    return:
      'Zu Ihren Angaben war kein Nachweis dabei, deshalb können wir sie nicht bearbeiten. Bitte reichen Sie sie mit Nachweis neu ein: Wir brauchen {expected}.',
  },
  R09: {
    title: 'Nachweis zur Änderung fehlt',
    request: 'Um Ihre Änderung zu bearbeiten, brauchen wir noch diese Unterlagen: (bitte hier aufzählen).',
    return:
      'Zu Ihrer Änderung fehlen Unterlagen, deshalb können wir sie nicht bearbeiten. Bitte reichen Sie sie mit diesen Unterlagen neu ein: (bitte hier aufzählen).',
  },
  R10: {
    title: 'Anderes Jobcenter zuständig',
    request:
      'Für Ihr Anliegen ist ein anderes Jobcenter zuständig. Bitte schreiben Sie uns, ob sich Ihre Anschrift geändert hat; dann leiten wir Ihre Unterlagen weiter.',
    return:
      'Für Ihr Anliegen ist ein anderes Jobcenter zuständig. Wir haben Ihre Unterlagen dorthin weitergeleitet. Sie müssen sie nicht noch einmal schicken.',
  },
  R11: {
    title: 'Doppelt eingereicht',
    request:
      'Diese Unterlagen liegen uns schon vor. Bitte schreiben Sie uns, ob sich seitdem etwas geändert hat; sonst müssen Sie nichts tun.',
    return: 'Diese Unterlagen liegen uns schon vor. Sie müssen nichts weiter tun.',
  },
  R12: {
    title: 'Zurückgenommen',
    request: 'Sie möchten Ihre Angaben zurücknehmen. Bitte bestätigen Sie uns das kurz.',
    return: 'Sie haben Ihre Angaben zurückgenommen. Wir bearbeiten sie nicht weiter.',
  },
};

const frames: Readonly<Record<LetterWay, string>> = {
  request:
    'Guten Tag {name},\n\nam {receivedOn} haben wir von Ihnen erhalten: {procedure}[ ({period})].\n\n{body}\n\nBitte antworten Sie bis zum {dueOn}. Wenn Sie Fragen haben, rufen Sie uns an.\n\nFreundliche Grüße\nIhr Jobcenter',
  // a late proof does not undo a timely notice (DOMAIN.md section 13)
  return:
    'Guten Tag {name},\n\nam {receivedOn} haben wir von Ihnen erhalten: {procedure}[ ({period})].\n\n{body}\n\nDer Tag, an dem Ihre Angaben bei uns eingegangen sind, bleibt vermerkt. Wenn Sie Fragen haben, rufen Sie uns an.\n\nFreundliche Grüße\nIhr Jobcenter',
};

const expected: Readonly<Record<EvidenceRules['document'], string>> = {
  'sick-note': 'Ihre Arbeitsunfähigkeitsbescheinigung, und zwar die „Ausfertigung zur Vorlage beim Arbeitgeber“',
  letter: 'den Nachweis, der zu Ihren Angaben gehört',
};

/** The letter as it is offered to the person, who may change every word of it. */
export function prepareLetter(reason: LetterReason, way: LetterWay, facts: LetterFacts): string {
  const values: Readonly<Record<string, string | null>> = {
    name: `${facts.name.givenNames} ${facts.name.familyName}`,
    receivedOn: formatGermanDay(facts.receivedOn),
    procedure: facts.procedure,
    period: facts.period === null ? null : spanText(facts.period),
    dueOn: formatGermanDay(facts.dueOn),
    expected: expected[facts.document ?? 'letter'],
  };
  return fill(frames[way], { ...values, body: fill(texts[reason][way], values) });
}

export function letterReasonTitle(reason: LetterReason): string {
  return texts[reason].title;
}

/** The day by which an answer is asked for: two weeks, moved to the next working day. */
export function defaultDueOn(today: CalendarDate, state: FederalState): CalendarDate {
  return nextWorkday(addDays(today, answerDays), state);
}

/** An absent value removes the bracketed part around its place, as in the titles of documents. One pass: values are not templates. */
function fill(template: string, values: Readonly<Record<string, string | null>>): string {
  const lacks = (part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].some(([, name]) => (values[name ?? ''] ?? null) === null);
  return template
    .replace(/\[([^\]]*)\]/g, (_, part: string) => (lacks(part) ? '' : part))
    .replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
