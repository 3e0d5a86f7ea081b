import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import type { CheckRecord } from '../../shared/domain/evidence/check-record.ts';
import type { CheckRecordInput } from './check-record.ts';
import {
  colourWords,
  copyWords,
  derivativeWords,
  kindWords,
  labelOf,
  severityWords,
  toleranceWords,
  verdictWords,
  wordOf,
} from './check-record-words.ts';
import {
  columnRows,
  documentStyles,
  heading,
  labelledRow,
  paragraph,
  smallRow,
  table,
  tableOr,
} from './document-parts.ts';
import { formatBerlinTime, formatSize } from './format-moment.ts';
import type { Block, TableRow } from './page-plan.ts';

/** What a Prüfvermerk says, from top to bottom. @param sha256 of the JSON inside */
export function planCheckRecord(input: CheckRecordInput, sha256: string): readonly Block[] {
  const { record, officeName } = input;
  return [
    paragraph(officeName, documentStyles.office, 0),
    { kind: 'text', tag: 'H1', text: 'Prüfvermerk', style: documentStyles.title, spaceBefore: 6 },
    table(
      basics(input).map((line) => labelledRow(line)),
      14,
    ),
    heading('Verglichene Angaben'),
    tableOr(fieldRows(input), 'Es wurden keine Angaben verglichen.'),
    heading('Hinweise der Prüfung'),
    tableOr(findingRows(record), 'Es gab keine Hinweise.'),
    heading('Entscheidungen gegen die Erklärung oder die Prüfung'),
    ...decisions(input),
    heading('Geprüfte Dokumente'),
    tableOr(documentRows(record), 'Es wurde kein Dokument geprüft.'),
    paragraph(
      `Regeln: ${record.rules}. Lesewerk: ${record.engines.join(', ') || 'keines'}. Dieser Vermerk liegt auch ` +
        `maschinenlesbar in diesem Dokument (JSON). SHA-256 dieser Fassung: ${sha256}`,
      documentStyles.small,
      22,
    ),
  ];
}

function basics({ record, procedure, personName }: CheckRecordInput) {
  const { by, onBehalfOf, lockOverride } = record;
  return [
    { label: 'Vorgangsnummer', value: record.processNumber },
    { label: 'Art der Einreichung', value: procedure.label },
    { label: 'Person', value: personName },
    { label: 'Ergebnis der Prüfung', value: describeResult(record) },
    { label: 'Bestätigt', value: record.confirmedAt === null ? 'nicht bestätigt' : moment(record.confirmedAt) },
    { label: 'Abgelegt', value: moment(record.filedAt) },
    {
      label: 'Bearbeitet von',
      value: onBehalfOf === null ? by.name : `${by.name} in Vertretung für ${onBehalfOf.name}`,
    },
    { label: 'Verbindung zum Server', value: record.isOnline ? 'verbunden' : 'ohne Verbindung bearbeitet' },
    ...(lockOverride === null ? [] : [{ label: 'Trotz Warnung zur Person abgelegt', value: lockOverride.reason }]),
  ];
}

/** Without a reading nothing was compared by the machine, though there was something: the record must not hide that. */
function describeResult({ colour, engines, seen }: CheckRecord): string {
  const isUnread = colour === 'none' && engines.length === 0 && seen.some(({ origin }) => origin === 'proof');
  return isUnread ? 'Nicht maschinell verglichen. Verglichen hat die bearbeitende Person.' : colourWords[colour];
}

function fieldRows({ record, procedure }: CheckRecordInput) {
  const columns = [
    { title: 'Angabe', at: 0 },
    { title: 'Erklärt', at: 116 },
    { title: 'Im Nachweis', at: 219 },
    { title: 'Ergebnis', at: 322 },
  ];
  const rows = record.fields.map((field) => {
    const tolerance = toleranceWords[field.tolerance];
    const place = field.page === null ? '' : `, Seite ${field.page}`;
    return [
      labelOf(procedure, field.field),
      wordOf(procedure, field.field, field.declared),
      wordOf(procedure, field.field, field.found),
      `${verdictWords[field.verdict]}${tolerance === '' ? '' : ` (${tolerance})`}${place}`,
    ];
  });
  return rows.length === 0 ? [] : columnRows(columns, rows);
}

function findingRows(record: CheckRecord) {
  const columns = [
    { title: 'Hinweis', at: 0 },
    { title: 'Art', at: 250 },
    { title: 'Geöffnet', at: 350 },
  ];
  const rows = record.findings.map((finding) => [
    `${finding.title} (${finding.id})`,
    severityWords[finding.severity],
    finding.openedAt === null ? 'nicht geöffnet' : moment(finding.openedAt),
  ]);
  return rows.length === 0 ? [] : columnRows(columns, rows);
}

function decisions({ record, procedure }: CheckRecordInput): readonly Block[] {
  if (record.accepted.length === 0) return [paragraph('Es wurde nichts abweichend entschieden.')];
  const columns = [
    { title: 'Angabe', at: 0 },
    { title: 'Erklärt', at: 116 },
    { title: 'Übernommen', at: 219 },
    { title: 'Grund', at: 322 },
  ];
  const rows = record.accepted.map(({ field, declared, taken, reason }) => [
    labelOf(procedure, field),
    wordOf(procedure, field, declared),
    wordOf(procedure, field, taken),
    reason,
  ]);
  return [table(columnRows(columns, rows))];
}

function documentRows(record: CheckRecord): readonly TableRow[] {
  const seen = record.seen.flatMap((document) => {
    const kind = document.kind === null ? '' : kindWords[document.kind];
    const copy = document.copyKind === null ? '' : copyWords[document.copyKind];
    return withChecksums(
      document.origin === 'copy' ? 'Durchschrift' : 'Nachweis',
      [kind, copy, formatSize(document.size)],
      [`SHA-256  ${document.contentHash}`],
    );
  });
  const derivatives = record.derivatives.flatMap((derivative) =>
    withChecksums(
      'Abgelegt statt des Originals',
      [
        derivativeWords[derivative.kind],
        derivative.isProven ? 'Schwärzung nachgeprüft' : '',
        derivative.isOriginalKept ? 'Original bleibt unter Verschluss' : 'Original wird gelöscht',
      ],
      [`SHA-256  ${derivative.derivative}`, `statt  ${derivative.original}`],
    ),
  );
  return [...seen, ...derivatives];
}

function withChecksums(label: string, words: readonly string[], checksums: readonly string[]): readonly TableRow[] {
  const value = words.filter((word) => word !== '').join(', ');
  return [
    { ...labelledRow({ label, value }), ruled: false, keepWithNext: true },
    ...checksums.map((checksum, index) => smallRow(checksum, index === checksums.length - 1)),
  ];
}

/** `24.11.2026, 08:12:00 Uhr`. */
function moment(instant: CheckRecord['filedAt']): string {
  return formatBerlinTime(new Date(instant));
}

/** `2026-11-24 Prüfvermerk JC-2026-11-004711`. */
export function checkRecordTitle(receivedAt: CheckRecord['filedAt'], processNumber: string): string {
  return `${dayInBerlin(receivedAt)} Prüfvermerk ${processNumber}`;
}
