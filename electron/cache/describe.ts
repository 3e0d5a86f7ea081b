import type { ReadableDatabase } from './handle.ts';

/** Figures about a cache for the diagnosis: no personal data. */
export interface CacheFigures {
  /** Number of migrations taken. */
  readonly schema: string;
  readonly tasks: number;
  readonly cases: number;
  readonly documents: number;
}

const FIGURES = `
  SELECT (SELECT count(*) FROM task) AS tasks, (SELECT count(*) FROM benefit_case) AS cases,
    (SELECT count(*) FROM file_document) AS documents`;

export function describeCache(db: ReadableDatabase): CacheFigures {
  const version = db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
  const figures = db.get<Omit<CacheFigures, 'schema'>>(FIGURES);
  return { schema: String(version), tasks: 0, cases: 0, documents: 0, ...figures };
}
