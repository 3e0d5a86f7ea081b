import type { LabelPattern } from '../layout/label-hit.ts';

/** Printed labels of Muster 1, of the electronic certificate's prints, and of what looks like them (DOMAIN 1.2). */
export type FormLabel =
  | 'title'
  | 'insurer'
  | 'person'
  | 'birthDate'
  | 'address'
  | 'insurerCode'
  | 'insuredNumber'
  | 'status'
  | 'practiceNumber'
  | 'doctorNumber'
  | 'issuedOn'
  | 'initial'
  | 'followUp'
  | 'workAccident'
  | 'transitDoctor'
  | 'unfitSince'
  | 'unfitUntil'
  | 'assessedOn'
  | 'stamp'
  | 'copyEmployer'
  | 'copyInsured'
  | 'copyInsurer'
  | 'copyDoctor'
  | 'diagnoses'
  | 'icdCode'
  | 'otherAccident'
  | 'ser'
  | 'measures'
  | 'rehabilitation'
  | 'reintegration'
  | 'sickPay'
  | 'sickPayCase'
  | 'final'
  | 'employerNote'
  | 'insuredNote'
  | 'printedOn'
  | 'childSick'
  | 'childCare'
  | 'childName';

/** Short labels in small print as engines misread them; they are too short to be compared letter by letter. */
const misread = {
  birthDate: ['gob. am', 'geb. an', 'geb. arn', 'qeb. am', 'gab. am', 'geh. am', 'gcb. am', 'geb. a m', 'geb, am'],
  issuedOn: ['Datun', 'Daturn', 'Oatum', 'Dotum', 'Datom'],
} as const;

export const formLabels: readonly LabelPattern<FormLabel>[] = [
  { name: 'title', wordings: ['Arbeitsunfähigkeitsbescheinigung'], startsLine: true, endsLine: true },
  { name: 'insurer', wordings: ['Krankenkasse bzw. Kostenträger', 'Krankenkasse oder Kostenträger'] },
  {
    name: 'person',
    wordings: [
      'Name, Vorname des Versicherten',
      'Name, Vorname der Versicherten',
      'Name, Vorname des/der Versicherten',
      'Name, Vorname der/des Versicherten',
      'Name, Vorname der versicherten Person',
      'Name, Vorname der Patientin/des Patienten',
      'Name, Vorname des Patienten',
      'Name und Vorname',
      'Name, Vorname',
    ],
  },
  {
    name: 'birthDate',
    wordings: [
      'geb. am',
      'geboren am',
      'Geburtsdatum',
      'Geburtsdatum des Versicherten',
      'Geb.-Datum',
      ...misread.birthDate,
    ],
  },
  {
    name: 'address',
    wordings: ['Anschrift', 'Adresse', 'Straße, Hausnummer', 'Wohnort'],
    startsLine: true,
    endsLine: true,
  },
  { name: 'insurerCode', wordings: ['Kostenträgerkennung', 'Kassen-Nr.', 'Kassennummer'] },
  { name: 'insuredNumber', wordings: ['Versicherten-Nr.', 'Versichertennummer', 'Versicherten-ID'] },
  { name: 'status', wordings: ['Status'], startsLine: true },
  { name: 'practiceNumber', wordings: ['Betriebsstätten-Nr.', 'Betriebsstättennummer', 'BSNR'] },
  { name: 'doctorNumber', wordings: ['Arzt-Nr.', 'Arztnummer', 'Vertragsarzt-Nr.', 'LANR'] },
  {
    name: 'issuedOn',
    wordings: ['Datum', ...misread.issuedOn, 'Ausstellungsdatum', 'ausgestellt am', 'Datum der Ausstellung'],
    startsLine: true,
  },
  { name: 'initial', wordings: ['Erstbescheinigung'], startsLine: true },
  { name: 'followUp', wordings: ['Folgebescheinigung'], startsLine: true },
  {
    name: 'workAccident',
    wordings: [
      'Arbeitsunfall, Arbeitsunfallfolgen, Berufskrankheit',
      'Arbeitsunfall, Arbeitsunfallfolgen',
      'Arbeitsunfall',
    ],
    startsLine: true,
    not: /unfahi/,
  },
  { name: 'transitDoctor', wordings: ['dem Durchgangsarzt zugewiesen'] },
  { name: 'unfitSince', wordings: ['arbeitsunfähig seit'], not: /keit|hig[hb]is/ },
  {
    name: 'unfitUntil',
    wordings: [
      'voraussichtlich arbeitsunfähig bis einschließlich oder letzter Tag der Arbeitsunfähigkeit',
      'voraussichtlich arbeitsunfähig bis einschließlich',
      'voraussichtlich arbeitsunfähig bis',
      'voraussichtlich bis einschließlich',
      'oder letzter Tag der Arbeitsunfähigkeit',
    ],
  },
  { name: 'assessedOn', wordings: ['festgestellt am'] },
  {
    name: 'stamp',
    wordings: [
      'Vertragsarztstempel / Unterschrift des Arztes',
      'Vertragsarztstempel / Unterschrift',
      'Vertragsarztstempel',
      'Unterschrift des Arztes',
      'Arztstempel',
    ],
  },
  {
    name: 'copyEmployer',
    wordings: [
      'Ausfertigung zur Vorlage beim Arbeitgeber',
      'zur Vorlage beim Arbeitgeber',
      'Ausfertigung für den Arbeitgeber',
      'Ausfertigung für Arbeitgeber',
    ],
    startsLine: true,
    endsLine: true,
  },
  {
    name: 'copyInsured',
    wordings: [
      'Ausfertigung für Versicherte',
      'Ausfertigung für den Versicherten',
      'Ausfertigung für die Versicherten',
      'Ausfertigung für Versicherte/n',
    ],
    startsLine: true,
    endsLine: true,
  },
  {
    name: 'copyInsurer',
    wordings: [
      'Ausfertigung zur Vorlage bei der Krankenkasse',
      'zur Vorlage bei der Krankenkasse',
      'Ausfertigung für die Krankenkasse',
      'Ausfertigung für Krankenkasse',
    ],
    startsLine: true,
    endsLine: true,
  },
  {
    name: 'copyDoctor',
    wordings: [
      'Ausfertigung zum Verbleib beim Arzt',
      'Ausfertigung für den Arzt',
      'Ausfertigung für Arzt',
      'Ausfertigung für die Ärztin/den Arzt',
      'Ausfertigung für den Vertragsarzt',
      'Ausfertigung zum Verbleib beim Vertragsarzt',
      'zum Verbleib beim Arzt',
    ],
    startsLine: true,
    endsLine: true,
  },
  {
    name: 'diagnoses',
    wordings: ['AU-begründende Diagnose(n) (ICD-10)', 'AU-begründende Diagnosen', 'AU-begründende Diagnose'],
  },
  { name: 'icdCode', wordings: ['ICD-10 - Code', 'ICD - Code', 'ICD-10-GM', 'ICD-10-Schlüssel'] },
  { name: 'otherAccident', wordings: ['sonstiger Unfall, Unfallfolgen', 'sonstiger Unfall'], startsLine: true },
  {
    name: 'ser',
    wordings: [
      'Soziales Entschädigungsrecht (SER)',
      'Soziales Entschädigungsrecht',
      'Versorgungsleiden (z. B. BVG)',
      'Versorgungsleiden',
    ],
  },
  { name: 'measures', wordings: ['Es wird die Einleitung folgender besonderer Maßnahmen für erforderlich gehalten'] },
  { name: 'rehabilitation', wordings: ['Leistungen zur medizinischen Rehabilitation'] },
  { name: 'reintegration', wordings: ['stufenweise Wiedereingliederung'] },
  { name: 'sickPay', wordings: ['Im Krankengeldfall'] },
  { name: 'sickPayCase', wordings: ['ab 7. AU-Woche oder sonstiger Krankengeldfall', 'sonstiger Krankengeldfall'] },
  { name: 'final', wordings: ['Endbescheinigung'], startsLine: true },
  {
    name: 'employerNote',
    wordings: [
      'Krankenkasse wird unverzüglich eine Bescheinigung über die Arbeitsunfähigkeit mit Angaben über die Diagnose',
      'mit Angaben über die Diagnose sowie die voraussichtliche Dauer der Arbeitsunfähigkeit übersandt',
    ],
  },
  { name: 'insuredNote', wordings: ['Hinweis für Versicherte zum Krankengeld'] },
  {
    name: 'printedOn',
    wordings: ['Druck:', 'Druckdatum', 'gedruckt am', 'Ausdruck vom', 'erstellt am'],
    startsLine: true,
  },
  {
    name: 'childSick',
    wordings: [
      'Bezug von Krankengeld bei Erkrankung eines Kindes',
      'Ärztliche Bescheinigung für den Bezug von Krankengeld bei Erkrankung eines Kindes',
      'Krankengeld bei Erkrankung eines Kindes',
      'bei Erkrankung eines Kindes',
      'Bescheinigung bei Erkrankung eines Kindes',
    ],
  },
  {
    name: 'childCare',
    wordings: ['der Beaufsichtigung, Betreuung oder Pflege', 'Art der Betreuung', 'Das oben genannte Kind bedarf'],
  },
  { name: 'childName', wordings: ['Name, Vorname des Kindes', 'Name des Kindes'] },
];
