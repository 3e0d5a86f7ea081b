import { isCalendarDate } from '../../../../shared/base/calendar-date.ts';
import type { EvidenceCheck, FieldVerdict } from '../../../../shared/domain/evidence/verdict.ts';
import { findProcedure } from '../../../../shared/procedures/catalogue.ts';
import { formatValue } from '../../../../shared/procedures/format-value.ts';
import type { Field } from '../../../../shared/procedures/procedure.ts';
import type { TaskView } from '../../../bridge/types.ts';
import { evidenceText } from '../../../text/evidence.ts';
import { birthDateRowId, type DeclaredRow, listDeclared, nameRowId } from '../list-declared.ts';

export type RowResult = 'agrees' | 'derived' | 'differs' | 'not-found' | 'unreadable';

/** A declared value beside what the proof says. */
export interface ComparisonRow extends DeclaredRow {
  /** As printed; undefined where nothing was found or compared. */
  readonly found: string | undefined;
  /** Undefined where the machine does not compare this value. */
  readonly result: RowResult | undefined;
  /** The verdicts behind it: family name and given names share a row. */
  readonly verdicts: readonly FieldVerdict[];
  /** The person took over what the proof says. */
  readonly isTakenOver: boolean;
}

/**
 * What was declared, row by row, with the verdict on each. A value that only the proof has (the derived beginning of a
 * follow-up) gets a row of its own where the procedure has its field. Pure.
 */
export function listComparison(task: TaskView['task'], check: EvidenceCheck | null): readonly ComparisonRow[] {
  const verdictOf = new Map(check?.fields.map((verdict) => [verdict.field, verdict]));
  const fields = findProcedure(task.procedure)?.fields ?? [];
  const rows = listDeclared(task);
  const known = new Set(rows.flatMap(({ id }) => fieldsOf(id, rows)));
  const added = fields.filter(({ name }) => !known.has(name) && verdictOf.get(name)?.found != null);
  const all = [...rows, ...added.map(({ name, label }) => ({ id: name, label, value: '' }))];
  const orderOf = (id: string) => fields.findIndex(({ name }) => name === (standsFor[id]?.[0] ?? id));
  return all
    .toSorted((one, other) => orderOf(one.id) - orderOf(other.id))
    .map((row) => {
      const verdicts = fieldsOf(row.id, all).flatMap((field) => verdictOf.get(field) ?? []);
      const field = fields.find(({ name }) => name === row.id);
      return {
        ...row,
        found: describeFound(verdicts, field),
        result: worst(verdicts.map(resultOf)),
        verdicts,
        isTakenOver: fieldsOf(row.id, all).some((name) => task.takenOver[name] !== undefined),
      };
    });
}

const standsFor: Readonly<Record<string, readonly string[]>> = {
  [nameRowId]: ['familyName', 'givenNames'],
  [birthDateRowId]: ['birthDate'],
};

/** The fields of the check that a row stands for; a field that was declared once more has a row of its own. */
function fieldsOf(rowId: string, rows: readonly DeclaredRow[]): readonly string[] {
  return standsFor[rowId]?.filter((field) => rows.every(({ id }) => id !== field)) ?? [rowId];
}

/** A derived value is neither printed on the proof nor in contradiction to it: it says what it is. */
export function resultOf({ verdict, tolerance }: FieldVerdict): RowResult {
  return tolerance === 'derived' && (verdict === 'agrees' || verdict === 'not-found') ? 'derived' : verdict;
}

const fromBadToGood: readonly RowResult[] = ['differs', 'unreadable', 'not-found', 'derived', 'agrees'];

function worst(results: readonly RowResult[]): RowResult | undefined {
  return fromBadToGood.find((result) => results.includes(result));
}

function describeFound(verdicts: readonly FieldVerdict[], field: Field | undefined): string | undefined {
  const texts = verdicts.flatMap((verdict) => foundOf(verdict, field) ?? []);
  return texts.length === 0 ? undefined : [...new Set(texts)].join(' ');
}

/** A box is ticked, not written; a derived day stands nowhere, so it is written as the rest of the screen. */
function foundOf({ found, foundText, tolerance }: FieldVerdict, field: Field | undefined): string | undefined {
  if (found === null) return foundText ?? undefined;
  if (field?.type === 'choice') return evidenceText.ticked(formatValue(field, found));
  if (tolerance === 'derived' && field !== undefined) return formatValue(field, found);
  // the digits of a day often stand in cells of their own
  return isCalendarDate(found) ? foundText?.replaceAll(/\s/g, '') : (foundText ?? found);
}
