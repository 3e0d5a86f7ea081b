import { unreachable } from '../../../../shared/base/unreachable.ts';
import type { Candidate, Finding, Severity } from '../../../../shared/domain/evidence/verdict.ts';
import { evidenceText } from '../../../text/evidence.ts';
import type { Tone } from '../../../ui/badge.tsx';
import type { Highlight } from '../../../viewer/view-types.ts';
import { type ComparisonRow, type RowResult, resultOf } from './list-comparison.ts';

type MarkTone = Highlight['tone'];

/** A mark belongs to a row of the table, to another place of a row, or to a finding. */
export const markId = {
  field: (field: string) => `field:${field}`,
  candidate: (field: string, index: number) => `candidate:${field}:${index}`,
  finding: (key: string) => `finding:${key}`,
};

/** Every place that a verdict or a finding refers to; other places only of the rows whose details are open. Pure. */
export function listMarks(
  rows: readonly ComparisonRow[],
  findings: readonly Finding[],
  openRows: ReadonlySet<string>,
): readonly Highlight[] {
  const marked = rows.flatMap((row) => [...marksOfRow(row), ...(openRows.has(row.id) ? otherPlaces(row) : [])]);
  return [...marked, ...findings.flatMap((finding) => markOfFinding(finding) ?? [])];
}

function marksOfRow(row: ComparisonRow): readonly Highlight[] {
  return row.verdicts.flatMap((verdict) => {
    if (verdict.box === null || verdict.page === null || verdict.contentHash === null) return [];
    const result = resultOf(verdict);
    return {
      id: markId.field(verdict.field),
      documentId: verdict.contentHash,
      page: verdict.page,
      box: verdict.box,
      tone: toneOfMark(result),
      label: evidenceText.mark(row.label, evidenceText.result[result]),
    };
  });
}

/** The first candidate is the one that decided and has its mark already. */
export function otherCandidates(row: ComparisonRow): readonly { readonly id: string; readonly candidate: Candidate }[] {
  return row.verdicts.flatMap(({ field, candidates, box }) =>
    candidates
      .map((candidate, index) => ({ id: markId.candidate(field, index), candidate }))
      .slice(box === null ? 0 : 1),
  );
}

function otherPlaces(row: ComparisonRow): readonly Highlight[] {
  return otherCandidates(row).map(({ id, candidate }) => ({
    id,
    documentId: candidate.contentHash,
    page: candidate.page,
    box: candidate.box,
    tone: 'info',
    label: evidenceText.markOther(row.label, candidate.text),
  }));
}

function markOfFinding({ key, title, severity, contentHash, page, box, field }: Finding): Highlight | undefined {
  // the place of a compared value is marked already, in the tone of its verdict
  if (field !== null || contentHash === null || page === null || box === null) return undefined;
  const label = evidenceText.mark(evidenceText.severity[severity], title);
  return { id: markId.finding(key), documentId: contentHash, page, box, tone: markToneOfSeverity[severity], label };
}

const markToneOfSeverity: Readonly<Record<Severity, MarkTone>> = {
  info: 'info',
  flag: 'warn',
  hard: 'bad',
  privacy: 'warn',
};

/** In the table: agreement green, difference red, not found grey, unreadable amber. Always with its word and sign. */
export function toneOfResult(result: RowResult): Tone {
  switch (result) {
    case 'agrees':
      return 'ok';
    case 'derived':
      return 'info';
    case 'differs':
      return 'bad';
    case 'not-found':
      return 'neutral';
    case 'unreadable':
      return 'warn';
    default:
      return unreachable(result);
  }
}

function toneOfMark(result: RowResult): MarkTone {
  const tone = toneOfResult(result);
  return tone === 'neutral' ? 'info' : tone;
}
