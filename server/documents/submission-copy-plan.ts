import { archivalFrame } from './archival-frame.ts';
import {
  documentStyles,
  heading,
  type LabelledValue,
  labelledRow,
  paragraph,
  table,
  tableOr,
} from './document-parts.ts';
import { formatExactTime, formatSize } from './format-moment.ts';
import type { Block, TableRow } from './page-plan.ts';
import { safeFileName } from './safe-file-name.ts';
import type { ListedAttachment, SubmissionCopyInput } from './submission-copy.ts';

/** What a Durchschrift says, from top to bottom. */
export function planCopy(input: SubmissionCopyInput): readonly Block[] {
  const receipt: LabelledValue[] = [
    { label: 'Vorgangsnummer', value: input.processNumber },
    { label: 'Art der Einreichung', value: input.procedureLabel },
    { label: 'Eingegangen am', value: formatExactTime(input.receivedAt) },
    ...(input.sentAt === undefined
      ? []
      : [{ label: 'Abgesendet (laut Absender)', value: formatExactTime(input.sentAt) }]),
  ];
  return [
    paragraph(input.officeName, documentStyles.office, 0),
    { kind: 'text', tag: 'H1', text: 'Durchschrift der Einreichung', style: documentStyles.title, spaceBefore: 6 },
    table(
      receipt.map((line) => labelledRow(line, documentStyles.strong)),
      14,
    ),
    heading('Angaben zur Person'),
    table(input.applicant.map((line) => labelledRow(line))),
    heading('Erklärte Angaben'),
    tableOr(
      input.declared.map((line) => labelledRow(line)),
      'Es wurden keine weiteren Angaben gemacht.',
    ),
    heading(`Anlagen (${input.attachments.length})`),
    tableOr(attachmentRows(input.attachments), 'Der Einreichung lagen keine Dateien bei.'),
    paragraph(
      'Diese Durchschrift gibt die Angaben so wieder, wie sie beim Jobcenter eingegangen sind. Sie wurde beim Eingang ' +
        'automatisch erstellt und danach nicht verändert. Die Prüfsumme (SHA-256) zeigt, dass eine abgelegte Datei ' +
        'dieselbe ist wie die eingereichte. Zeichen ohne darstellbare Form stehen mit ihrem Code in eckigen Klammern.',
      documentStyles.small,
      22,
    ),
  ];
}

/** Two lines for each file: what people look at, then its hash over the full width. */
function attachmentRows(attachments: readonly ListedAttachment[]): readonly TableRow[] {
  if (attachments.length === 0) return [];
  const columns = { number: archivalFrame.left, name: archivalFrame.left + 24, type: 372, size: 479 } as const;
  const head: TableRow = {
    ruled: true,
    cells: [
      { tag: 'TH', x: columns.number, width: 22, text: 'Nr.', style: documentStyles.label },
      {
        tag: 'TH',
        x: columns.name,
        width: columns.type - columns.name - 10,
        text: 'Datei',
        style: documentStyles.label,
      },
      { tag: 'TH', x: columns.type, width: columns.size - columns.type - 10, text: 'Art', style: documentStyles.label },
      {
        tag: 'TH',
        x: columns.size,
        width: archivalFrame.right - columns.size,
        text: 'Größe',
        style: documentStyles.label,
      },
    ],
  };
  const rows = attachments.flatMap((file, index): TableRow[] => [
    {
      ruled: false,
      keepWithNext: true,
      cells: [
        { tag: 'TD', x: columns.number, width: 22, text: `${index + 1}`, style: documentStyles.value },
        {
          tag: 'TD',
          x: columns.name,
          width: columns.type - columns.name - 10,
          text: safeFileName(file.name),
          style: documentStyles.strong,
        },
        {
          tag: 'TD',
          x: columns.type,
          width: columns.size - columns.type - 10,
          text: file.mediaType,
          style: documentStyles.value,
        },
        {
          tag: 'TD',
          x: columns.size,
          width: archivalFrame.right - columns.size,
          text: formatSize(file.size),
          style: documentStyles.value,
        },
      ],
    },
    {
      ruled: true,
      cells: [
        {
          tag: 'TD',
          x: columns.name,
          width: archivalFrame.right - columns.name,
          text: `SHA-256  ${file.sha256}`,
          style: documentStyles.small,
        },
      ],
    },
  ]);
  return [head, ...rows];
}
