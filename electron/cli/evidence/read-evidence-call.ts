import { parseArgs } from 'node:util';
import { failed, ok, type Result } from '../../../shared/base/result.ts';

export type EvidenceCall =
  | { readonly mode: 'one'; readonly entry: Readonly<Record<string, unknown>>; readonly isJson: boolean }
  | { readonly mode: 'batch'; readonly path: string; readonly procedure: string; readonly isJson: boolean };

export const evidenceUsage = `evidence --procedure ID --declared FILE.json --proof FILE... [--previous FILE.json] [--received YYYY-MM-DD] [--json]
evidence --batch FILE.json [--procedure ID] [--json]

Compares what was declared with what stands on the proofs, and prints verdicts with their places. Nothing leaves this machine.

  --procedure ID      sick-note (the default), move, document-upload
  --declared FILE     JSON: familyName, givenNames, birthDate and the fields of the procedure; any may be absent
  --proof FILE        PDF, JPEG, PNG, WebP, TIFF or HEIC; several may follow
  --previous FILE     JSON: earlier periods [{ from, to, kind?, assessedOn? }]
  --received DAY      day of receipt, for the deadline of § 56 SGB II
  --batch FILE        JSON: [{ id?, procedure?, declared, proof, previous?, received? }], answered as a list in the same order
  --json              JSON instead of a table

Exit codes: 0 everything was processed, 1 a defect, 2 the call was wrong.`;

const defaultProcedure = 'sick-note';

/** Reads the words of the command line. The failure is a text for the person at the terminal. */
export function readEvidenceCall(words: readonly string[]): Result<EvidenceCall, string> {
  const parsed = parse(words);
  if (typeof parsed === 'string') return failed(`${parsed}\n\n${evidenceUsage}`);
  const { values, positionals } = parsed;
  if (values.help === true) return failed(evidenceUsage);
  const isJson = values.json === true;
  const procedure = values.procedure ?? defaultProcedure;
  if (values.batch !== undefined) return ok({ mode: 'batch', path: values.batch, procedure, isJson });
  // `--proof one.pdf two.pdf`: the later ones arrive as words of their own
  const proof = [...(values.proof ?? []), ...positionals];
  if (values.declared === undefined || proof.length === 0) {
    return failed(`--declared and --proof are needed\n\n${evidenceUsage}`);
  }
  const { declared, previous, received } = values;
  const entry = {
    procedure,
    declared,
    proof,
    ...(previous === undefined ? {} : { previous }),
    ...(received === undefined ? {} : { received }),
  };
  return ok({ mode: 'one', entry, isJson });
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        procedure: { type: 'string' },
        declared: { type: 'string' },
        proof: { type: 'string', multiple: true },
        previous: { type: 'string' },
        received: { type: 'string' },
        batch: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : 'wrong call';
  }
}
