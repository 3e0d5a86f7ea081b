import type { PageReading } from '../../shared/domain/evidence/reading.ts';
import { type PageOptions, type Print, pageOf } from './reading.ts';

/** What is printed on the certificate of a test; empty texts leave the place empty. */
export interface PrintedCertificate {
  readonly name: readonly string[];
  readonly birthDate: string;
  readonly issuedOn: string;
  readonly initial: string;
  readonly followUp: string;
  readonly unfitSince: string;
  readonly unfitUntil: string;
  readonly assessedOn: string;
  readonly bar: string;
  readonly below: readonly Print[];
}

export const mara: PrintedCertificate = {
  name: ['MERTENS', 'MARA'],
  birthDate: '12.03.85',
  issuedOn: '23.11.26',
  initial: 'X',
  followUp: '',
  unfitSince: '23.11.26',
  unfitUntil: '27.11.26',
  assessedOn: '23.11.26',
  bar: 'Ausfertigung zur Vorlage beim Arbeitgeber',
  below: [],
};

/** Days right of their labels, as Muster 1 has them. */
export function rowsCertificate(printed: Partial<PrintedCertificate> = {}, options: PageOptions = {}): PageReading {
  const all = { ...mara, ...printed };
  return pageOf(
    [
      ...head(all),
      [20, 300, 'arbeitsunfähig seit', 8],
      [220, 299, all.unfitSince],
      [20, 330, 'voraussichtlich arbeitsunfähig bis', 8],
      [20, 339, 'einschließlich oder letzter Tag der', 8],
      [20, 348, 'Arbeitsunfähigkeit', 8],
      [220, 338, all.unfitUntil],
      [20, 370, 'festgestellt am', 8],
      [220, 369, all.assessedOn],
      ...foot(all),
    ],
    options,
  );
}

/** Small labels above their values, as the design of the main screen has them. */
export function stackedCertificate(printed: Partial<PrintedCertificate> = {}, options: PageOptions = {}): PageReading {
  const all = { ...mara, ...printed };
  return pageOf(
    [
      ...head(all),
      [20, 300, 'arbeitsunfähig seit', 7],
      [20, 312, all.unfitSince],
      [20, 336, 'voraussichtlich arbeitsunfähig bis einschließlich oder letzter Tag der Arbeitsunfähigkeit', 7],
      [20, 348, all.unfitUntil],
      [20, 372, 'festgestellt am', 7],
      [20, 384, all.assessedOn],
      ...foot(all),
    ],
    options,
  );
}

/** Three columns, each with its label above the value. */
export function columnsCertificate(printed: Partial<PrintedCertificate> = {}, options: PageOptions = {}): PageReading {
  const all = { ...mara, ...printed };
  return pageOf(
    [
      ...head(all),
      [20, 300, 'arbeitsunfähig seit', 7],
      [24, 320, all.unfitSince],
      [210, 300, 'voraussichtlich arbeitsunfähig bis', 7],
      [210, 308, 'einschließlich', 7],
      [214, 320, all.unfitUntil],
      [400, 300, 'festgestellt am', 7],
      [404, 320, all.assessedOn],
      ...foot(all),
    ],
    options,
  );
}

export const arrangements = {
  rows: rowsCertificate,
  stacked: stackedCertificate,
  columns: columnsCertificate,
} as const;

function head(all: PrintedCertificate): readonly Print[] {
  const prints: readonly Print[] = [
    [20, 20, 'Krankenkasse bzw. Kostenträger', 7],
    [20, 32, 'Rurland Krankenkasse'],
    [330, 20, 'Arbeitsunfähigkeits-', 14],
    [330, 36, 'bescheinigung', 14],
    [20, 56, 'Name, Vorname des Versicherten', 7],
    ...all.name.map((line, index): Print => [20, 68 + index * 13, line]),
    [20, 108, 'Ahornweg 7'],
    [20, 121, 'D 52349 Düren'],
    [230, 70, 'geb. am', 7],
    [230, 81, all.birthDate],
    [20, 150, 'Kostenträgerkennung', 7],
    [20, 161, '101234560'],
    [130, 150, 'Versicherten-Nr.', 7],
    [130, 161, 'A123456780'],
    [20, 180, 'Betriebsstätten-Nr.', 7],
    [20, 191, '271234500'],
    [130, 180, 'Arzt-Nr.', 7],
    [130, 191, '123456601'],
    [230, 180, 'Datum', 7],
    [230, 191, all.issuedOn],
    [330, 100, all.initial],
    [345, 100, 'Erstbescheinigung'],
    [330, 120, all.followUp],
    [345, 120, 'Folgebescheinigung'],
    [35, 260, 'Arbeitsunfall, Arbeitsunfallfolgen, Berufskrankheit', 8],
  ];
  return prints.filter(([, , text]) => text !== '');
}

function foot(all: PrintedCertificate): readonly Print[] {
  return [
    [460, 440, '271234500', 8],
    [460, 452, 'Dr. med. A. Beispiel', 8],
    [460, 464, 'Tel. 02421 231126', 8],
    [440, 510, 'Vertragsarztstempel / Unterschrift des Arztes', 6],
    [20, 440, all.bar],
    ...all.below,
    [500, 780, 'Muster 1b (10.2026)', 6],
  ];
}
