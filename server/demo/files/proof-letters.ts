import { type CalendarDate, formatGermanDay } from '../../../shared/base/calendar-date.ts';
import type { DemoPerson } from '../names/make-person.ts';
import { demoBanks } from '../names/make-person.ts';
import type { SeededRandom } from '../names/seeded-random.ts';
import { letterPages } from './letter-pages.ts';
import type { PageModel } from './surface.ts';
import { formatCents, type TenancyDetails } from './tenancy-contract.ts';

export type Addressee = Pick<DemoPerson, 'familyName' | 'givenNames' | 'birthDate' | 'street' | 'postalCode' | 'city'>;

/** Confirmation of a bank that a person holds an account. */
export function bankLetterPages(
  holder: Addressee,
  iban: string,
  writtenOn: CalendarDate,
  random: SeededRandom,
): readonly PageModel[] {
  const bank = demoBanks.find((candidate) => iban.slice(4, 12) === candidate.bankCode) ?? demoBanks[0];
  const name = `${holder.givenNames} ${holder.familyName}`;
  return letterPages(
    {
      look: { family: 'arimo', size: 10.5, accent: '#00594c' },
      letterhead: [bank.name, 'Kundenservice · Postfach 10 00 00 · 52301 Düren'],
      address: addressOf(holder),
      reference: [
        ['Datum', formatGermanDay(writtenOn)],
        ['Unser Zeichen', `KS-${random.digits(6)}`],
      ],
      parts: [
        { kind: 'heading', text: 'Bestätigung Ihrer Kontoverbindung' },
        { kind: 'paragraph', text: 'Guten Tag,' },
        {
          kind: 'paragraph',
          text: 'gern bestätigen wir Ihnen, dass bei unserem Haus das folgende Girokonto geführt wird:',
        },
        {
          kind: 'table',
          rows: [
            ['Kontoinhaberin oder Kontoinhaber', name],
            ['Geburtsdatum', formatGermanDay(holder.birthDate)],
            ['IBAN', iban.replace(/(.{4})(?=.)/g, '$1 ')],
            ['BIC', bank.bic],
            [
              'Konto eröffnet am',
              formatGermanDay(`20${random.between(10, 24)}-0${random.between(1, 9)}-15` as CalendarDate),
            ],
          ],
        },
        { kind: 'paragraph', text: 'Diese Bestätigung wurde auf Ihren Wunsch zur Vorlage bei einer Behörde erstellt.' },
        { kind: 'paragraph', text: 'Freundliche Grüße' },
        { kind: 'paragraph', text: bank.name },
      ],
      signatures: ['Kundenservice'],
      footer: `${bank.name} · BIC ${bank.bic}`,
    },
    random,
  );
}

/** Wohnungsgeberbestätigung, § 19 BMG. */
export function landlordConfirmationPages(details: TenancyDetails, random: SeededRandom): readonly PageModel[] {
  return letterPages(
    {
      look: { family: 'arimo', size: 10.5, accent: '#16181d' },
      parts: [
        { kind: 'title', text: 'Wohnungsgeberbestätigung' },
        { kind: 'paragraph', text: 'nach § 19 Absatz 3 des Bundesmeldegesetzes zur Vorlage bei der Meldebehörde' },
        { kind: 'heading', text: 'Wohnungsgeberin oder Wohnungsgeber' },
        {
          kind: 'table',
          rows: [
            ['Name', details.landlord],
            ['Anschrift', details.landlordAddress],
            ['Eigentum', 'Die wohnungsgebende Person ist Eigentümerin der Wohnung.'],
          ],
        },
        { kind: 'heading', text: 'Anschrift der Wohnung' },
        {
          kind: 'table',
          rows: [
            ['Straße und Hausnummer', details.street],
            ['Postleitzahl, Ort', `${details.postalCode} ${details.city}`],
          ],
        },
        { kind: 'heading', text: 'Einzug' },
        {
          kind: 'table',
          rows: [
            ['Tag des Einzugs', formatGermanDay(details.startsOn)],
            ...details.tenants.map((name, index): readonly [string, string] => [`Person ${index + 1}`, name]),
          ],
        },
        {
          kind: 'paragraph',
          text: 'Ich bestätige, dass die genannten Personen in die oben bezeichnete Wohnung eingezogen sind.',
        },
        {
          kind: 'small',
          text: 'Wer eine Wohnanschrift für eine Anmeldung anbietet, ohne dass ein Einzug stattfindet oder beabsichtigt ist, handelt ordnungswidrig.',
        },
        { kind: 'paragraph', text: `${details.city}, den ${formatGermanDay(details.signedOn)}` },
      ],
      signatures: [details.landlord],
      footer: 'Wohnungsgeberbestätigung',
    },
    random,
  );
}

export interface EmploymentDetails {
  readonly employer: string;
  readonly employerAddress: string;
  readonly occupation: string;
  readonly startsOn: CalendarDate;
  readonly signedOn: CalendarDate;
  readonly hoursPerWeek: number;
  readonly monthlyPayCents: number;
}

/** A short contract of employment, two pages. */
export function employmentContractPages(
  employee: Addressee,
  details: EmploymentDetails,
  random: SeededRandom,
): readonly PageModel[] {
  const name = `${employee.givenNames} ${employee.familyName}`;
  const text = (value: string) => ({ kind: 'paragraph', text: value }) as const;
  const head = (value: string) => ({ kind: 'heading', text: value }) as const;
  return letterPages(
    {
      look: { family: 'tinos', size: 11, accent: '#16181d' },
      parts: [
        { kind: 'title', text: 'Arbeitsvertrag' },
        {
          kind: 'table',
          rows: [
            ['Arbeitgeber', `${details.employer}, ${details.employerAddress}`],
            ['Arbeitnehmerin oder Arbeitnehmer', `${name}, geboren am ${formatGermanDay(employee.birthDate)}`],
            ['Anschrift', `${employee.street}, ${employee.postalCode} ${employee.city}`],
          ],
        },
        head('§ 1 Beginn und Tätigkeit'),
        text(
          `Das Arbeitsverhältnis beginnt am ${formatGermanDay(details.startsOn)}. Die Tätigkeit umfasst Aufgaben als ${details.occupation}.`,
        ),
        text(
          'Die ersten sechs Monate gelten als Probezeit. In dieser Zeit kann mit einer Frist von zwei Wochen gekündigt werden.',
        ),
        head('§ 2 Arbeitszeit'),
        text(
          `Die regelmäßige Arbeitszeit beträgt ${details.hoursPerWeek} Stunden in der Woche. Beginn und Ende richten sich nach dem Dienstplan, der zwei Wochen im Voraus bekannt gegeben wird.`,
        ),
        head('§ 3 Vergütung'),
        {
          kind: 'table',
          rows: [
            ['Monatlich brutto', formatCents(details.monthlyPayCents)],
            ['Zahlung', 'zum letzten Werktag des Monats'],
          ],
        },
        head('§ 4 Urlaub'),
        text('Der Jahresurlaub beträgt 28 Arbeitstage bei einer Fünf-Tage-Woche und wird in Absprache festgelegt.'),
        { kind: 'new-page' },
        head('§ 5 Arbeitsverhinderung'),
        text('Eine Arbeitsunfähigkeit und ihre voraussichtliche Dauer sind unverzüglich mitzuteilen.'),
        head('§ 6 Verschwiegenheit'),
        text(
          'Über betriebliche Angelegenheiten ist auch nach dem Ende des Arbeitsverhältnisses Stillschweigen zu bewahren.',
        ),
        head('§ 7 Nebentätigkeit'),
        text('Eine weitere Beschäftigung ist vor ihrer Aufnahme anzuzeigen.'),
        head('§ 8 Ende'),
        text('Nach der Probezeit gelten die gesetzlichen Kündigungsfristen. Die Kündigung bedarf der Schriftform.'),
        head('§ 9 Verfall'),
        text(
          'Ansprüche sind innerhalb von drei Monaten nach Fälligkeit in Textform geltend zu machen. Ansprüche auf den gesetzlichen Mindestlohn bleiben unberührt.',
        ),
        text(`${employee.city}, den ${formatGermanDay(details.signedOn)}`),
      ],
      signatures: [details.employer, name],
      footer: `Arbeitsvertrag ${details.employer}`,
    },
    random,
  );
}

export interface SchoolDetails {
  readonly school: string;
  readonly schoolAddress: string;
  /** `8b`. */
  readonly schoolClass: string;
  /** `2026/2027`. */
  readonly schoolYear: string;
  readonly issuedOn: CalendarDate;
}

/** Schulbescheinigung. */
export function schoolCertificatePages(
  pupil: Addressee,
  details: SchoolDetails,
  random: SeededRandom,
): readonly PageModel[] {
  return letterPages(
    {
      look: { family: 'arimo', size: 11, accent: '#7a1f3d' },
      letterhead: [details.school, details.schoolAddress],
      parts: [
        { kind: 'title', text: 'Schulbescheinigung' },
        {
          kind: 'table',
          rows: [
            ['Name', pupil.familyName],
            ['Vornamen', pupil.givenNames],
            ['Geburtsdatum', formatGermanDay(pupil.birthDate)],
            ['Anschrift', `${pupil.street}, ${pupil.postalCode} ${pupil.city}`],
            ['Klasse', details.schoolClass],
            ['Schuljahr', details.schoolYear],
          ],
        },
        {
          kind: 'paragraph',
          text: 'Es wird bescheinigt, dass die genannte Person unsere Schule im laufenden Schuljahr besucht. Der Schulbesuch endet voraussichtlich am 31. Juli des letzten Schuljahres der Klasse 10.',
        },
        { kind: 'paragraph', text: 'Diese Bescheinigung ist zur Vorlage bei Behörden bestimmt.' },
        { kind: 'paragraph', text: `Düren, den ${formatGermanDay(details.issuedOn)}` },
      ],
      signatures: ['Sekretariat'],
      footer: details.school,
    },
    random,
  );
}

export function addressOf(person: Addressee): readonly string[] {
  return [`${person.givenNames} ${person.familyName}`, person.street, `${person.postalCode} ${person.city}`];
}
