import type { FieldVerdict, Finding, FindingId, Severity } from '../verdict.ts';
import type { Place } from './situation.ts';

interface Draft {
  readonly id: FindingId;
  readonly severity: Severity;
  /** What it is about, where the same id can come twice. */
  readonly about?: string;
  readonly title: string;
  readonly why: string;
  readonly advice: string;
  readonly field?: string;
  readonly place?: Place | null;
}

export function makeFinding(draft: Draft): Finding {
  return {
    key: draft.about === undefined ? draft.id : `${draft.id}:${draft.about}`,
    id: draft.id,
    severity: draft.severity,
    title: draft.title,
    why: shorten(draft.why, 300),
    advice: shorten(draft.advice, 300),
    field: draft.field ?? null,
    contentHash: draft.place?.contentHash ?? null,
    page: draft.place?.page ?? null,
    box: draft.place?.box ?? null,
  };
}

/** Where the deciding value of a field stands, as far as it was found. */
export function placeOf(verdict: FieldVerdict | undefined): Place | null {
  if (verdict === undefined || verdict.contentHash === null || verdict.page === null || verdict.box === null)
    return null;
  return { contentHash: verdict.contentHash, page: verdict.page, box: verdict.box };
}

export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
