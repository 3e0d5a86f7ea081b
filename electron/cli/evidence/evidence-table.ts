import type { BatchAnswer } from './answer-entry.ts';

/** A short table for a person at a terminal. */
export function evidenceTable(answer: BatchAnswer): string {
  const head = [answer.id, answer.proof].filter((part) => part !== undefined).map((part) => [part].flat().join(', '));
  if ('error' in answer) return [...head, `error: ${answer.error.message}`].join('\n');
  const { document, verdict, fields, findings, problems } = answer;
  const kind = `${document.kind}, copy ${document.copyKind}${document.containsDiagnosis ? ', with diagnosis' : ''}`;
  const rows = fields.map((field) => [
    field.field,
    field.declared ?? '–',
    field.verdict,
    field.found ?? '–',
    field.page === null ? '' : `page ${field.page}`,
    field.tolerance === 'exact' ? '' : field.tolerance,
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return [
    ...head,
    `${verdict}: ${kind}`,
    ...rows.map((row) => `  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()),
    ...findings.map(({ id, severity, title, why }) => `  ${id} ${severity}: ${title}. ${why}`),
    ...problems.map(({ proof, problem }) => `  ${proof}: ${problem}`),
  ].join('\n');
}
