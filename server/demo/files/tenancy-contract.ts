import { type CalendarDate, formatGermanDay } from '../../../shared/base/calendar-date.ts';
import type { SeededRandom } from '../names/seeded-random.ts';
import { letterPages, type Part } from './letter-pages.ts';
import type { PageModel } from './surface.ts';

/** What a move is about; amounts in euro cents. */
export interface TenancyDetails {
  readonly landlord: string;
  readonly landlordAddress: string;
  readonly tenants: readonly string[];
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly startsOn: CalendarDate;
  readonly signedOn: CalendarDate;
  readonly rooms: number;
  /** Square metres. */
  readonly livingArea: number;
  readonly baseRentCents: number;
  readonly ancillaryCents: number;
  readonly heatingCents: number;
}

const euro = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });

export function formatCents(cents: number): string {
  return euro.format(cents / 100).replace(/\u00a0/g, ' ');
}

const title = (text: string): Part => ({ kind: 'title', text });
const heading = (text: string): Part => ({ kind: 'heading', text });
const say = (text: string): Part => ({ kind: 'paragraph', text });
const table = (rows: readonly (readonly [string, string])[]): Part => ({ kind: 'table', rows });
const newPage: Part = { kind: 'new-page' };

/** A lease for a flat, twelve pages with its annexes. The text is our own and no model for a real contract. */
export function tenancyContractPages(details: TenancyDetails, random: SeededRandom): readonly PageModel[] {
  const total = details.baseRentCents + details.ancillaryCents + details.heatingCents;
  const address = `${details.street}, ${details.postalCode} ${details.city}`;
  const tenants = details.tenants.join(' und ');
  const parts: readonly Part[] = [
    title('Mietvertrag über Wohnraum'),
    say('Zwischen den folgenden Parteien wird ein Mietvertrag auf unbestimmte Zeit geschlossen.'),
    heading('Vermieterin oder Vermieter'),
    table([
      ['Name', details.landlord],
      ['Anschrift', details.landlordAddress],
    ]),
    heading('Mieterinnen und Mieter'),
    table(details.tenants.map((name, index): readonly [string, string] => [`Person ${index + 1}`, name])),
    heading('Wohnung'),
    table([
      ['Anschrift', address],
      ['Lage im Haus', `${random.between(1, 3)}. Obergeschoss ${random.pick(['links', 'rechts'])}`],
      ['Zimmer', `${details.rooms}, dazu Küche, Diele, Bad`],
      ['Wohnfläche', `${details.livingArea} m²`],
      ['Mietbeginn', formatGermanDay(details.startsOn)],
      ['Gesamtmiete monatlich', formatCents(total)],
    ]),
    newPage,
    heading('§ 1 Mietsache'),
    say(
      `(1) Vermietet wird die Wohnung ${address}. Mitvermietet sind ein Kellerraum und ein Abstellplatz für Fahrräder.`,
    ),
    say(
      '(2) Die Wohnung darf nur zum Wohnen genutzt werden. Eine andere Nutzung braucht die vorherige Zustimmung in Textform.',
    ),
    say(
      '(3) Zur Übergabe werden ausgehändigt: drei Haustürschlüssel, drei Wohnungsschlüssel, ein Kellerschlüssel, ein Briefkastenschlüssel. Weitere Schlüssel dürfen nur nach Absprache angefertigt werden.',
    ),
    heading('§ 2 Mietzeit'),
    say(`(1) Das Mietverhältnis beginnt am ${formatGermanDay(details.startsOn)} und läuft auf unbestimmte Zeit.`),
    say(
      '(2) Es kann von der mietenden Seite bis zum dritten Werktag eines Monats zum Ablauf des übernächsten Monats gekündigt werden. Für die vermietende Seite gelten die gesetzlichen Fristen, die sich mit der Dauer des Wohnens verlängern.',
    ),
    say('(3) Die Kündigung bedarf der Schriftform.'),
    heading('§ 3 Zustand bei Übergabe'),
    say(
      '(1) Die Wohnung wird im besichtigten Zustand übergeben. Das Protokoll in Anlage 3 hält fest, was bei der Übergabe gesehen wurde.',
    ),
    say('(2) Mängel, die im Protokoll stehen, werden innerhalb von sechs Wochen nach Einzug beseitigt.'),
    newPage,
    heading('§ 4 Miete und Nebenkosten'),
    say('(1) Die monatliche Miete setzt sich zusammen aus:'),
    table([
      ['Grundmiete (kalt)', formatCents(details.baseRentCents)],
      ['Vorauszahlung Betriebskosten', formatCents(details.ancillaryCents)],
      ['Vorauszahlung Heizung und Warmwasser', formatCents(details.heatingCents)],
      ['Gesamtmiete', formatCents(total)],
    ]),
    say(
      '(2) Die Miete ist im Voraus, spätestens am dritten Werktag eines Monats, auf das in Anlage 4 genannte Konto zu zahlen.',
    ),
    say(
      '(3) Über die Vorauszahlungen wird jährlich abgerechnet. Die Abrechnung geht spätestens zwölf Monate nach dem Ende des Zeitraums zu.',
    ),
    say(
      '(4) Die Betriebskosten nach Anlage 2 werden nach Wohnfläche umgelegt, die Kosten für Heizung und Warmwasser zu siebzig Hundertsteln nach Verbrauch.',
    ),
    heading('§ 5 Kaution'),
    say(
      `(1) Als Sicherheit werden ${formatCents(details.baseRentCents * 2)} vereinbart, das sind zwei Grundmieten. Sie kann in drei gleichen Raten gezahlt werden.`,
    ),
    say(
      '(2) Die Kaution wird getrennt vom Vermögen der vermietenden Seite angelegt. Die Zinsen erhöhen die Sicherheit.',
    ),
    newPage,
    heading('§ 6 Änderung der Miete'),
    say(
      '(1) Die Grundmiete kann nach den gesetzlichen Vorschriften bis zur ortsüblichen Vergleichsmiete erhöht werden. Eine Staffel- oder Indexmiete ist nicht vereinbart.',
    ),
    say(
      '(2) Nach einer Abrechnung können die Vorauszahlungen von beiden Seiten in Textform auf eine angemessene Höhe angepasst werden.',
    ),
    heading('§ 7 Instandhaltung'),
    say('(1) Die vermietende Seite hält Haus und Wohnung in einem Zustand, der das vereinbarte Wohnen erlaubt.'),
    say(
      '(2) Kleine Schäden an Teilen, die häufig benutzt werden, trägt die mietende Seite bis zu 90 Euro im Einzelfall und höchstens sechs Hundertstel der Jahresgrundmiete.',
    ),
    say('(3) Schäden sind unverzüglich zu melden, damit sie nicht größer werden.'),
    heading('§ 8 Schönheitsreparaturen'),
    say(
      'Wände und Decken werden während der Mietzeit von der mietenden Seite gestrichen, wenn der Grad der Abnutzung dies erfordert. Feste Fristen gelten nicht. Bei Auszug ist die Wohnung besenrein zurückzugeben.',
    ),
    newPage,
    heading('§ 9 Bauliche Veränderungen'),
    say('(1) Umbauten und Einrichtungen, die in die Bausubstanz eingreifen, brauchen eine Zustimmung.'),
    say(
      '(2) Maßnahmen für Menschen mit Behinderung, für die Ladung von Elektrofahrzeugen und zum Schutz vor Einbruch werden nicht ohne wichtigen Grund versagt.',
    ),
    heading('§ 10 Untervermietung und Besuch'),
    say('(1) Besuch ist jederzeit erlaubt. Wer länger als sechs Wochen bleibt, wird der vermietenden Seite gemeldet.'),
    say('(2) Die Überlassung eines Teils der Wohnung an Dritte bedarf der Erlaubnis.'),
    heading('§ 11 Tiere'),
    say(
      'Kleintiere wie Hamster, Vögel und Zierfische sind ohne Erlaubnis zulässig. Über andere Tiere wird nach Abwägung der Interessen aller Hausbewohnerinnen und Hausbewohner entschieden.',
    ),
    heading('§ 12 Rauchwarnmelder und Lüften'),
    say(
      'Die Wohnung ist mit Rauchwarnmeldern ausgestattet, die jährlich geprüft werden. Zur Vermeidung von Feuchtigkeit ist mehrmals täglich kurz und kräftig zu lüften.',
    ),
    newPage,
    heading('§ 13 Zutritt zur Wohnung'),
    say(
      '(1) Aus wichtigem Grund, etwa zum Ablesen, zur Prüfung von Leitungen oder bei Gefahr, darf die Wohnung nach Ankündigung betreten werden. Die Ankündigung erfolgt mindestens drei Tage vorher.',
    ),
    say('(2) Bei Gefahr im Verzug ist der Zutritt jederzeit zu ermöglichen.'),
    heading('§ 14 Mehrere Mieterinnen und Mieter'),
    say(
      'Mehrere Personen haften als Gesamtschuldner. Erklärungen gelten für alle, wenn sie gegenüber einer Person abgegeben werden und die Vollmacht nicht widerrufen ist.',
    ),
    heading('§ 15 Ende der Mietzeit'),
    say(
      '(1) Die Wohnung ist mit allen Schlüsseln zurückzugeben. Einrichtungen, die mitgebracht wurden, dürfen mitgenommen werden.',
    ),
    say('(2) Über die Rückgabe wird ein Protokoll erstellt. Die Kaution wird nach Prüfung der Ansprüche ausgezahlt.'),
    newPage,
    heading('§ 16 Energieausweis und Hausordnung'),
    say(
      '(1) Der Energieausweis wurde vor Abschluss des Vertrages vorgelegt. Die Hausordnung in Anlage 1 ist Bestandteil des Vertrages.',
    ),
    heading('§ 17 Meldepflicht'),
    say(
      'Die vermietende Seite bestätigt den Einzug innerhalb von zwei Wochen mit der Wohnungsgeberbestätigung nach § 19 des Bundesmeldegesetzes.',
    ),
    heading('§ 18 Weitere Vereinbarungen'),
    say(
      random.pick([
        'Die Küche wird ohne Herd und Spüle vermietet. Ein Anschluss ist vorhanden.',
        'Der Garten hinter dem Haus darf von allen Parteien des Hauses genutzt werden.',
        'Das Treppenhaus wird im wöchentlichen Wechsel gereinigt.',
      ]),
    ),
    heading('§ 19 Schlussbestimmungen'),
    say(
      'Nebenabreden bestehen nicht. Sollte eine Bestimmung unwirksam sein, bleibt der Vertrag im Übrigen bestehen. Änderungen bedürfen der Textform.',
    ),
    say(`${details.city}, den ${formatGermanDay(details.signedOn)}`),
    table([
      ['Für die Vermietung', details.landlord],
      ['Für die Miete', tenants],
    ]),
    newPage,
    title('Anlage 1: Hausordnung'),
    ...houseRules.map((rule, index) => say(`${index + 1}. ${rule}`)),
    newPage,
    title('Anlage 2: Betriebskosten'),
    say('Umgelegt werden die laufenden Kosten nach § 2 der Betriebskostenverordnung:'),
    table(runningCosts.map((name, index): readonly [string, string] => [`Nummer ${index + 1}`, name])),
    newPage,
    title('Anlage 3: Protokoll der Übergabe'),
    table([
      ['Wohnung', address],
      ['Tag der Übergabe', formatGermanDay(details.startsOn)],
      ...['Diele', 'Küche', 'Bad', 'Wohnzimmer', 'Schlafzimmer', 'Keller'].map((room): readonly [string, string] => [
        room,
        random.pick(['ohne Mängel', 'ohne Mängel', 'Kratzer im Boden', 'Fenster schließt schwer', 'frisch gestrichen']),
      ]),
      ['Stromzähler', `${random.digits(8)}, Stand ${random.between(1000, 90000)} kWh`],
      ['Wasserzähler', `${random.digits(7)}, Stand ${random.between(10, 900)} m³`],
    ]),
    newPage,
    title('Anlage 4: Zahlung der Miete'),
    table([
      ['Empfängerin oder Empfänger', details.landlord],
      ['Verwendungszweck', `Miete ${details.street}`],
      ['Betrag', formatCents(total)],
      ['Fällig', 'am dritten Werktag jedes Monats'],
    ]),
    say('Auf Wunsch kann die Miete von einer Behörde unmittelbar an die vermietende Seite gezahlt werden.'),
    newPage,
    title('Anlage 5: Umgang mit Ihren Daten'),
    say(
      'Die vermietende Seite speichert Namen, Anschrift, Bankverbindung und Zählerstände, soweit dies für den Vertrag nötig ist. Die Daten werden nach Ende des Mietverhältnisses gelöscht, sobald keine Fristen des Steuerrechts entgegenstehen.',
    ),
    say(
      'Sie können jederzeit Auskunft verlangen und falsche Angaben berichtigen lassen. An Dritte gehen Daten nur, soweit Ablesefirmen oder Handwerksbetriebe sie für ihre Arbeit brauchen.',
    ),
    say(`Gelesen und einverstanden, ${details.city}, den ${formatGermanDay(details.signedOn)}`),
  ];
  return letterPages(
    {
      look: { family: 'tinos', size: 12.5, accent: '#16181d' },
      parts,
      signatures: [details.landlord, tenants],
      footer: `Mietvertrag ${address}`,
    },
    random,
  );
}

const houseRules = [
  'Von 22 bis 6 Uhr und von 13 bis 15 Uhr ist auf die Ruhe im Haus besonders zu achten. Musik und Fernsehen werden auf Zimmerlautstärke gestellt.',
  'Das Treppenhaus, die Kellergänge und die Zufahrt bleiben frei. Kinderwagen und Gehhilfen dürfen stehen, wo sie niemanden behindern.',
  'Abfälle werden getrennt und nur in die dafür bestimmten Behälter gegeben. Sperrgut wird angemeldet.',
  'Im Winter wird der Gehweg nach dem Plan im Treppenhaus geräumt und gestreut.',
  'Die Waschküche steht nach Plan allen Parteien offen. Nach der Benutzung wird sie sauber verlassen.',
  'Offenes Feuer ist im Haus und auf den Balkonen nicht erlaubt. Grillen ist mit Strom gestattet.',
  'Haustür und Kellertür sind nachts zu schließen, aber nicht so, dass der Fluchtweg versperrt ist.',
  'Wer länger verreist, sorgt dafür, dass die Wohnung bei Gefahr zugänglich ist.',
];

const runningCosts = [
  'Öffentliche Lasten des Grundstücks',
  'Wasserversorgung',
  'Entwässerung',
  'Heizung',
  'Warmwasser',
  'Verbundene Anlagen für Heizung und Warmwasser',
  'Aufzug',
  'Straßenreinigung und Müllabfuhr',
  'Gebäudereinigung',
  'Gartenpflege',
  'Beleuchtung',
  'Schornsteinreinigung',
  'Versicherungen',
  'Hauswart',
  'Gemeinschaftsantenne',
  'Wäschepflege',
  'Sonstige Betriebskosten: Wartung der Rauchwarnmelder',
];
