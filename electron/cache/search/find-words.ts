import { foldForSearch } from '../fold-text.ts';
import type { ReadableDatabase } from '../handle.ts';
import { fromSearchRow, type SearchKind, searchRange } from './search-row.ts';

/** Newest rows that are looked at; ranking all rows of a short prefix would take a hundred times as long. */
const NEWEST = 500;

const MATCHING = `
  SELECT rowid AS searchRow FROM search_index
  WHERE search_index MATCH :query AND rowid BETWEEN :first AND :last
  ORDER BY rowid DESC LIMIT :limit`;

const separators = /[^\p{L}\p{N}]+/gu;

/**
 * Rows of a kind in which every word occurs, the last letters of each still missing: rows with the whole words first,
 * then newest first. At most `limit` and never more than 500. Empty for a text without letters and digits.
 */
export function findWords(db: ReadableDatabase, kind: SearchKind, text: string, limit: number): readonly number[] {
  const words = toWords(text);
  if (words.length === 0) return [];
  const range = searchRange(kind);
  const most = Math.min(limit, NEWEST);
  const whole = findWhole(db, range, words, most);
  const begun = db.all<{ searchRow: number }>(MATCHING, { ...range, limit: most, query: toQuery(words, '*') });
  const rows = new Set([...whole, ...begun].map((match) => fromSearchRow(match.searchRow)));
  return [...rows].slice(0, most);
}

/** The same for words that are typed to their end, newest first. */
export function findWholeWords(db: ReadableDatabase, kind: SearchKind, text: string, limit: number): readonly number[] {
  const words = toWords(text);
  if (words.length === 0) return [];
  return findWhole(db, searchRange(kind), words, Math.min(limit, NEWEST)).map((match) =>
    fromSearchRow(match.searchRow),
  );
}

function findWhole(
  db: ReadableDatabase,
  range: ReturnType<typeof searchRange>,
  words: readonly string[],
  limit: number,
): readonly { readonly searchRow: number }[] {
  return db.all(MATCHING, { ...range, limit, query: toQuery(words, '') });
}

function toWords(text: string): readonly string[] {
  return foldForSearch(text)
    .split(separators)
    .filter((word) => word !== '')
    .slice(0, 12);
}

/** Quoted, so that nothing a person types is taken for an operator. */
function toQuery(words: readonly string[], ending: '' | '*'): string {
  return words.map((word) => `"${word}"${ending}`).join(' AND ');
}
