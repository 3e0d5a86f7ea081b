import { foldForSearch } from '../fold-text.ts';
import type { WritableDatabase } from '../handle.ts';
import { type SearchKind, toSearchRow } from './search-row.ts';

const PUT = `INSERT OR REPLACE INTO search_index (rowid, words) VALUES (:searchRow, :words)`;
const REMOVE = `DELETE FROM search_index WHERE rowid = :searchRow`;

/** Makes a row findable by these words. Never texts of proofs: health data are not indexed. */
export function indexWords(
  db: WritableDatabase,
  kind: SearchKind,
  row: number,
  words: readonly (string | null | undefined)[],
): void {
  const text = foldForSearch(words.filter((word) => word !== null && word !== undefined).join(' '));
  db.run(PUT, { searchRow: toSearchRow(kind, row), words: text });
}

export function forgetWords(db: WritableDatabase, kind: SearchKind, row: number): void {
  db.run(REMOVE, { searchRow: toSearchRow(kind, row) });
}
