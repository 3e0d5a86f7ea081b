import { checkEntry, type EvidenceAnswer, type ReadProof } from './check-entry.ts';
import { CallError, readEntry } from './evidence-entry.ts';

export interface EntryError {
  readonly error: { readonly code: 'wrong-entry' | 'defect'; readonly message: string };
}

/** The answer to one entry of a batch, with its `id` and `proof` as they were written. */
export type BatchAnswer = { readonly id?: unknown; readonly proof?: unknown } & (EvidenceAnswer | EntryError);

/** Never throws: what is wrong with one entry is its answer, and the others go on. */
export async function answerEntry(
  raw: unknown,
  base: string,
  procedure: string,
  read: ReadProof,
): Promise<BatchAnswer> {
  const echo = echoOf(raw);
  try {
    return { ...echo, ...(await checkEntry(await readEntry(raw, base, procedure), read)) };
  } catch (error) {
    if (error instanceof CallError) return { ...echo, error: { code: 'wrong-entry', message: error.message } };
    // only where it happened: the text of an error may quote what was read
    return { ...echo, error: { code: 'defect', message: describeDefect(error) } };
  }
}

export function describeDefect(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown defect';
  const place = /\(?((?:file:\/\/)?[^\s()]+:\d+:\d+)\)?/.exec(
    error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '',
  );
  return `${error.name}${place === null ? '' : ` at ${place[1]?.split('/').at(-1)}`}`;
}

function echoOf(raw: unknown): { id?: unknown; proof?: unknown } {
  if (typeof raw !== 'object' || raw === null) return {};
  const { id, proof, proofs, files } = raw as Readonly<Record<string, unknown>>;
  const given = proof ?? proofs ?? files;
  return { ...(id === undefined ? {} : { id }), ...(given === undefined ? {} : { proof: given }) };
}
