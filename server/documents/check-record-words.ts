import type { CheckRecord } from '../../shared/domain/evidence/check-record.ts';
import type {
  CopyKind,
  DocumentKind,
  Severity,
  TaskColour,
  Tolerance,
  Verdict,
} from '../../shared/domain/evidence/verdict.ts';
import { formatDay, formatValue } from '../../shared/procedures/format-value.ts';
import type { Procedure } from '../../shared/procedures/procedure.ts';

/** What the words of the check are called on paper. */

export const verdictWords: Readonly<Record<Verdict, string>> = {
  agrees: 'stimmt überein',
  differs: 'weicht ab',
  'not-found': 'nicht gefunden',
  unreadable: 'nicht sicher lesbar',
};

/** Said below the verdict; nothing where both values are simply alike, or where the verdict says it all. */
export const toleranceWords: Readonly<Record<Tolerance, string>> = {
  exact: '',
  'normalised-name': 'in angeglichener Schreibweise',
  'two-digit-year': 'Jahr zweistellig gedruckt',
  'subset-of-given-names': 'einer der Vornamen',
  'similar-name': 'ähnliche Schreibweise',
  derived: 'aus der vorigen Bescheinigung abgeleitet',
  'low-confidence': '',
  'other-place': 'an anderer Stelle gefunden',
};

export const colourWords: Readonly<Record<TaskColour, string>> = {
  green: 'Grün: keine Abweichung zwischen Angaben und Nachweis.',
  yellow: 'Gelb: Es gab Hinweise, die vor der Bestätigung geöffnet wurden.',
  red: 'Rot: Angaben und Nachweis weichen voneinander ab.',
  none: 'Es gab nichts zu vergleichen.',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  info: 'Zur Kenntnis',
  flag: 'Hinweis',
  hard: 'Abweichung',
  privacy: 'Datenschutz',
};

export const kindWords: Readonly<Record<DocumentKind, string>> = {
  au: 'Arbeitsunfähigkeitsbescheinigung',
  'child-sick': 'Bescheinigung bei Erkrankung eines Kindes',
  hospital: 'Bescheinigung eines Krankenhauses',
  attest: 'Attest',
  other: 'anderes Dokument',
};

export const copyWords: Readonly<Record<CopyKind, string>> = {
  EMPLOYER: 'Ausfertigung für den Arbeitgeber',
  INSURED: 'Ausfertigung für Versicherte',
  INSURER: 'Ausfertigung für die Krankenkasse',
  DOCTOR: 'Ausfertigung für die Arztpraxis',
  OTHER: '',
};

export const derivativeWords: Readonly<Record<CheckRecord['derivatives'][number]['kind'], string>> = {
  blackened: 'geschwärzte Fassung',
  straightened: 'begradigte Fassung',
};

const personLabels: Readonly<Record<string, string>> = {
  familyName: 'Familienname',
  givenNames: 'Vorname',
  birthDate: 'Geburtsdatum',
};

/** The German label of a field of the procedure or of the person. */
export function labelOf(procedure: Procedure, field: string): string {
  return procedure.fields.find(({ name }) => name === field)?.label ?? personLabels[field] ?? field;
}

/** A value in comparable form as people read it; a dash where there is none. */
export function wordOf(procedure: Procedure, field: string, value: string | null): string {
  if (value === null || value === '') return '–';
  const known = procedure.fields.find(({ name }) => name === field);
  if (known === undefined) return formatDay(value, 'screen');
  if (known.type === 'yes-no') return formatValue(known, value === 'true');
  return formatValue(known, known.type === 'number' ? Number(value) : value);
}
