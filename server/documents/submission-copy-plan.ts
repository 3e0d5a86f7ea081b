import { formatExactTime, formatSize } from './format-moment.ts';
import { type Block, type PlannedPage, planPages, type TableRow } from './page-plan.ts';
import { safeFileName } from './safe-file-name.ts';
import type { LabelledValue, ListedAttachment, SubmissionCopyInput } from './submission-copy.ts';
import type { TextStyle, Typesetter } from './typesetter.ts';

const ink = '#16181d';
const muted = '#4a5160';
const styles = {
  office: { family: 'fira-sans', weight: 600, size: 10, color: muted },
  title: { family: 'fira-sans', weight: 600, size: 18, color: ink },
  heading: { family: 'fira-sans', weight: 600, size: 11.5, color: ink },
  label: { family: 'fira-sans', weight: 400, size: 9.5, color: muted },
  value: { family: 'fira-sans', weight: 400, size: 10, color: ink },
  strong: { family: 'fira-sans', weight: 600, size: 10, color: ink },
  small: { family: 'fira-sans', weight: 400, size: 8, color: muted },
} as const satisfies Record<string, TextStyle>;

/** A4 in points. The left margin leaves room for a file punch (DIN 5008). */
export const copyFrame = { left: 71, right: 539, top: 57, bottom: 776 } as const;
const labelWidth = 150;
const frameWidth = copyFrame.right - copyFrame.left;

/** What stands where on the pages of a Durchschrift. */
export function planCopy(input: SubmissionCopyInput, typesetter: Typesetter): readonly PlannedPage[] {
  const receipt: LabelledValue[] = [
    { label: 'Vorgangsnummer', value: input.processNumber },
    { label: 'Art der Einreichung', value: input.procedureLabel },
    { label: 'Eingegangen am', value: formatExactTime(input.receivedAt) },
    ...(input.sentAt === undefined
      ? []
      : [{ label: 'Abgesendet (laut Absender)', value: formatExactTime(input.sentAt) }]),
  ];
  const blocks: Block[] = [
    { kind: 'text', tag: 'P', text: input.officeName, style: styles.office, spaceBefore: 0 },
    { kind: 'text', tag: 'H1', text: 'Durchschrift der Einreichung', style: styles.title, spaceBefore: 6 },
    { kind: 'table', rows: receipt.map((line) => labelledRow(line, styles.strong)), spaceBefore: 14 },
    heading('Angaben zur Person'),
    { kind: 'table', rows: input.applicant.map((line) => labelledRow(line)), spaceBefore: 6 },
    heading('Erklärte Angaben'),
    ...tableOr(
      input.declared.map((line) => labelledRow(line)),
      'Es wurden keine weiteren Angaben gemacht.',
    ),
    heading(`Anlagen (${input.attachments.length})`),
    ...tableOr(attachmentRows(input.attachments), 'Der Einreichung lagen keine Dateien bei.'),
    {
      kind: 'text',
      tag: 'P',
      style: styles.small,
      spaceBefore: 22,
      text:
        'Diese Durchschrift gibt die Angaben so wieder, wie sie beim Jobcenter eingegangen sind. Sie wurde beim Eingang ' +
        'automatisch erstellt und danach nicht verändert. Die Prüfsumme (SHA-256) zeigt, dass eine abgelegte Datei ' +
        'dieselbe ist wie die eingereichte. Zeichen ohne darstellbare Form stehen mit ihrem Code in eckigen Klammern.',
    },
  ];
  return planPages(blocks, copyFrame, typesetter);
}

function heading(text: string): Block {
  return { kind: 'text', tag: 'H2', text, style: styles.heading, spaceBefore: 20, keepWithNext: true };
}

function tableOr(rows: readonly TableRow[], sentence: string): readonly Block[] {
  if (rows.length > 0) return [{ kind: 'table', rows, spaceBefore: 6 }];
  return [{ kind: 'text', tag: 'P', text: sentence, style: styles.value, spaceBefore: 8 }];
}

function labelledRow({ label, value }: LabelledValue, valueStyle: TextStyle = styles.value): TableRow {
  return {
    ruled: true,
    cells: [
      { tag: 'TH', x: copyFrame.left, width: labelWidth - 12, text: label, style: styles.label },
      {
        tag: 'TD',
        x: copyFrame.left + labelWidth,
        width: frameWidth - labelWidth,
        text: value.trim() === '' ? 'keine Angabe' : value,
        style: valueStyle,
      },
    ],
  };
}

/** Two lines for each file: what people look at, then its hash over the full width. */
function attachmentRows(attachments: readonly ListedAttachment[]): readonly TableRow[] {
  if (attachments.length === 0) return [];
  const columns = { number: copyFrame.left, name: copyFrame.left + 24, type: 372, size: 479 } as const;
  const head: TableRow = {
    ruled: true,
    cells: [
      { tag: 'TH', x: columns.number, width: 22, text: 'Nr.', style: styles.label },
      { tag: 'TH', x: columns.name, width: columns.type - columns.name - 10, text: 'Datei', style: styles.label },
      { tag: 'TH', x: columns.type, width: columns.size - columns.type - 10, text: 'Art', style: styles.label },
      { tag: 'TH', x: columns.size, width: copyFrame.right - columns.size, text: 'Größe', style: styles.label },
    ],
  };
  const rows = attachments.flatMap((file, index): TableRow[] => [
    {
      ruled: false,
      keepWithNext: true,
      cells: [
        { tag: 'TD', x: columns.number, width: 22, text: `${index + 1}`, style: styles.value },
        {
          tag: 'TD',
          x: columns.name,
          width: columns.type - columns.name - 10,
          text: safeFileName(file.name),
          style: styles.strong,
        },
        {
          tag: 'TD',
          x: columns.type,
          width: columns.size - columns.type - 10,
          text: file.mediaType,
          style: styles.value,
        },
        {
          tag: 'TD',
          x: columns.size,
          width: copyFrame.right - columns.size,
          text: formatSize(file.size),
          style: styles.value,
        },
      ],
    },
    {
      ruled: true,
      cells: [
        {
          tag: 'TD',
          x: columns.name,
          width: copyFrame.right - columns.name,
          text: `SHA-256  ${file.sha256}`,
          style: styles.small,
        },
      ],
    },
  ]);
  return [head, ...rows];
}
