import { addDays, type CalendarDate, formatGermanDay, weekday } from '../../../shared/base/calendar-date.ts';
import { unreachable } from '../../../shared/base/unreachable.ts';
import type { SeededRandom } from '../names/seeded-random.ts';
import { type Letter, letterPages, type Part } from './letter-pages.ts';
import { type Addressee, addressOf } from './proof-letters.ts';
import type { PageModel } from './surface.ts';
import { formatCents } from './tenancy-contract.ts';

/** Documents the office itself put into a file over the years. */
export type CaseLetterKind = 'decision' | 'cooperation-plan' | 'invitation' | 'note';

export interface CaseLetterContext {
  readonly officeName: string;
  readonly officeAddress: string;
  readonly person: Addressee;
  readonly caseNumber: string;
  /** Display name of the caseworker who signs. */
  readonly workerName: string;
  readonly team: string;
  readonly writtenOn: CalendarDate;
  /** Of an invitation: the day to come; drawn when absent. */
  readonly appointmentOn?: CalendarDate;
}

export function caseLetterPages(
  kind: CaseLetterKind,
  context: CaseLetterContext,
  random: SeededRandom,
): readonly PageModel[] {
  const letter: Omit<Letter, 'parts'> = {
    look: { family: 'arimo', size: 10.5, accent: '#1f3f8f' },
    letterhead: [context.officeName, context.officeAddress],
    footer: `${context.officeName} · ${context.caseNumber}`,
    ...(kind === 'note'
      ? {}
      : {
          address: addressOf(context.person),
          reference: [
            ['Datum', formatGermanDay(context.writtenOn)],
            ['Aktenzeichen', context.caseNumber],
            ['Auskunft erteilt', `${context.workerName}, ${context.team}`],
          ] as const,
        }),
    ...(kind === 'cooperation-plan' ? { signatures: [context.workerName, fullName(context.person)] } : {}),
  };
  return letterPages({ ...letter, parts: partsOf(kind, context, random) }, random);
}

function partsOf(kind: CaseLetterKind, context: CaseLetterContext, random: SeededRandom): readonly Part[] {
  switch (kind) {
    case 'decision':
      return decisionParts(context, random);
    case 'cooperation-plan':
      return planParts(context, random);
    case 'invitation':
      return invitationParts(context, random);
    case 'note':
      return noteParts(context, random);
    default:
      return unreachable(kind);
  }
}

const say = (text: string): Part => ({ kind: 'paragraph', text });
const heading = (text: string): Part => ({ kind: 'heading', text });
const fullName = (person: Addressee) => `${person.givenNames} ${person.familyName}`;

function decisionParts(context: CaseLetterContext, random: SeededRandom): readonly Part[] {
  const needs = 56_300;
  const rent = random.between(310, 640) * 100;
  const heating = random.between(55, 120) * 100;
  const income = random.pick([0, 0, 18_000, 42_550]);
  const from = `${context.writtenOn.slice(0, 7)}-01` as CalendarDate;
  return [
    heading('Bescheid über Leistungen zur Sicherung des Lebensunterhalts'),
    say('Guten Tag,'),
    say(`für die Zeit ab ${formatGermanDay(from)} werden Ihnen Leistungen in folgender Höhe bewilligt:`),
    {
      kind: 'table',
      rows: [
        ['Regelbedarf', formatCents(needs)],
        ['Kosten der Unterkunft', formatCents(rent)],
        ['Heizung', formatCents(heating)],
        ['Anzurechnendes Einkommen', formatCents(income)],
        ['Monatlicher Zahlbetrag', formatCents(needs + rent + heating - income)],
      ],
    },
    say(
      'Die Zahlung erfolgt monatlich im Voraus auf das von Ihnen angegebene Konto. Die Berechnung beruht auf den Angaben in Ihrem Antrag und den vorgelegten Nachweisen.',
    ),
    heading('Ihre Mitwirkung'),
    say(
      'Bitte teilen Sie Änderungen in Ihren Verhältnissen, zum Beispiel einen Umzug oder eine Arbeitsaufnahme, unverzüglich mit.',
    ),
    heading('Rechtsbehelfsbelehrung'),
    say(
      `Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Widerspruch bei ${context.officeName} erhoben werden.`,
    ),
    say('Mit freundlichen Grüßen\nIm Auftrag'),
    say(context.workerName),
  ];
}

function planParts(context: CaseLetterContext, random: SeededRandom): readonly Part[] {
  const goal = random.pick([
    'Aufnahme einer Beschäftigung im Lager mit mindestens 30 Stunden in der Woche',
    'Abschluss des Sprachkurses B1 und Beginn einer Qualifizierung in der Pflege',
    'Aufnahme einer Ausbildung im Handwerk zum nächsten Ausbildungsjahr',
    'Schrittweiser Wiedereinstieg in eine Bürotätigkeit in Teilzeit',
  ]);
  return [
    heading(`Kooperationsplan vom ${formatGermanDay(context.writtenOn)}`),
    say(
      `Gemeinsam besprochen mit ${fullName(context.person)}. Der Plan hält fest, was beide Seiten tun. Er wird nach sechs Monaten überprüft.`,
    ),
    {
      kind: 'table',
      rows: [
        ['Ziel', goal],
        ['Überprüfung am', formatGermanDay(addDays(context.writtenOn, 182))],
      ],
    },
    heading('Das tut das Jobcenter'),
    say(
      random.pick([
        'Vermittlung in eine Maßnahme zur Erprobung und Übernahme der Fahrtkosten. Monatliches Gespräch mit passenden Stellenangeboten.',
        'Übernahme der Kosten für den Kurs und Hilfe bei der Suche nach Kinderbetreuung.',
        'Unterstützung bei den Bewerbungsunterlagen und Übernahme der Kosten dafür.',
      ]),
    ),
    heading('Das tun Sie'),
    say(
      random.pick([
        'Sie bewerben sich in jedem Monat auf mindestens vier Stellen und bringen die Nachweise zum nächsten Gespräch mit.',
        'Sie nehmen regelmäßig am Kurs teil und melden sich, wenn etwas dazwischenkommt.',
        'Sie vereinbaren bis zum nächsten Gespräch zwei Termine bei Betrieben in der Umgebung.',
      ]),
    ),
  ];
}

/** One to two weeks after the letter; nobody is invited at a weekend. */
export function drawAppointment(writtenOn: CalendarDate, random: SeededRandom): CalendarDate {
  const drawn = addDays(writtenOn, random.between(9, 15));
  return weekday(drawn) > 5 ? addDays(drawn, 8 - weekday(drawn)) : drawn;
}

function invitationParts(context: CaseLetterContext, random: SeededRandom): readonly Part[] {
  const day = context.appointmentOn ?? drawAppointment(context.writtenOn, random);
  return [
    heading('Einladung zu einem Gespräch'),
    say('Guten Tag,'),
    say(
      'ich möchte mit Ihnen über Ihre berufliche Situation und die nächsten Schritte sprechen. Bitte kommen Sie zu folgendem Termin:',
    ),
    {
      kind: 'table',
      rows: [
        ['Tag', formatGermanDay(day)],
        ['Uhrzeit', `${random.between(8, 15)}:${random.pick(['00', '30'])} Uhr`],
        ['Ort', `${context.officeAddress}, Zimmer ${random.between(101, 342)}`],
        ['Gespräch mit', context.workerName],
      ],
    },
    say(
      'Bitte bringen Sie Ihren Ausweis und Ihre letzten Bewerbungen mit. Wenn Sie den Termin nicht wahrnehmen können, rufen Sie bitte vorher an. Bei Krankheit senden Sie uns bitte eine Arbeitsunfähigkeitsbescheinigung.',
    ),
    say('Diese Einladung ist eine Meldeaufforderung nach § 59 SGB II in Verbindung mit § 309 SGB III.'),
    say('Mit freundlichen Grüßen\nIm Auftrag'),
    say(context.workerName),
  ];
}

function noteParts(context: CaseLetterContext, random: SeededRandom): readonly Part[] {
  return [
    heading('Beratungsvermerk'),
    {
      kind: 'table',
      rows: [
        ['Person', `${fullName(context.person)}, geb. ${formatGermanDay(context.person.birthDate)}`],
        ['Aktenzeichen', context.caseNumber],
        ['Gespräch am', formatGermanDay(context.writtenOn)],
        ['Art', random.pick(['persönlich', 'Telefon', 'Video'])],
        ['Geführt von', `${context.workerName}, ${context.team}`],
      ],
    },
    say(
      random.pick([
        'Die Kundin oder der Kunde berichtet von zwei Vorstellungsgesprächen. Eine Rückmeldung wird bis zum Monatsende erwartet. Die Unterlagen wurden gemeinsam durchgesehen und angepasst.',
        'Besprochen wurde die Betreuung der Kinder am Nachmittag. Ein Platz in der offenen Ganztagsschule ist zugesagt. Danach kommt eine Tätigkeit mit 25 Stunden in Frage.',
        'Der Sprachkurs wird regelmäßig besucht. Die Prüfung ist angemeldet. Im Anschluss wird ein Praktikum im Einzelhandel angestrebt.',
      ]),
    ),
    heading('Vereinbarung'),
    say(
      random.pick([
        'Nächstes Gespräch in sechs Wochen. Stellenvorschläge werden zugesandt.',
        'Rückmeldung nach dem Gespräch beim Betrieb, dann Entscheidung über eine Förderung.',
        'Der Kooperationsplan wird beim nächsten Termin fortgeschrieben.',
      ]),
    ),
    say(`Verfügung: 1. zur Akte  2. Wiedervorlage ${formatGermanDay(addDays(context.writtenOn, 42))}`),
    say(context.workerName),
  ];
}
