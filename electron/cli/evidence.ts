import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { BatchAnswer } from './evidence/answer-entry.ts';
import { describeDefect } from './evidence/answer-entry.ts';
import { checkEntry } from './evidence/check-entry.ts';
import { createReader } from './evidence/create-reader.ts';
import { CallError, readEntry, readJson } from './evidence/evidence-entry.ts';
import { evidenceTable } from './evidence/evidence-table.ts';
import { type EvidenceCall, readEvidenceCall } from './evidence/read-evidence-call.ts';
import { runBatch } from './evidence/run-batch.ts';

/**
 * `evidence`: the check of the workstation for files, without profile, server or window. Prints verdicts on standard
 * output; what else was read on a proof is never printed. Exit codes: 0 processed, 1 a defect, 2 the call was wrong.
 */
async function main(): Promise<number> {
  const call = readEvidenceCall(process.argv.slice(2));
  if (!call.ok) {
    process.stderr.write(`${call.failure}\n`);
    return 2;
  }
  try {
    const answer = call.value.mode === 'batch' ? await answerBatch(call.value) : await answerOne(call.value);
    const answers = [answer].flat() as readonly BatchAnswer[];
    const text = call.value.isJson ? JSON.stringify(answer, null, 2) : answers.map(evidenceTable).join('\n\n');
    process.stdout.write(`${text}\n`);
    return 0;
  } catch (error) {
    const isCall = error instanceof CallError;
    process.stderr.write(`${isCall ? error.message : describeDefect(error)}\n`);
    return isCall ? 2 : 1;
  }
}

async function answerOne({ entry }: Extract<EvidenceCall, { mode: 'one' }>) {
  const reader = createReader();
  try {
    return await checkEntry(await readEntry(entry, process.cwd(), 'sick-note'), reader.read);
  } finally {
    await reader.close();
  }
}

const listed = z.array(z.unknown());
const batchSchema = z.union([
  listed,
  z.looseObject({ cases: listed }).transform(({ cases }) => cases),
  z.looseObject({ items: listed }).transform(({ items }) => items),
  z.looseObject({ pairs: listed }).transform(({ pairs }) => pairs),
  z.looseObject({ entries: listed }).transform(({ entries }) => entries),
]);

async function answerBatch({ path, procedure }: Extract<EvidenceCall, { mode: 'batch' }>) {
  const parsed = batchSchema.safeParse(await readJson(path, process.cwd()));
  if (!parsed.success) throw new CallError('the batch file is no list of entries');
  const entries: readonly unknown[] = parsed.data;
  const isWatched = process.stderr.isTTY === true;
  const answers = await runBatch({ entries, base: dirname(resolve(path)), procedure }, (done) => {
    if (isWatched) process.stderr.write(`\r${done} of ${entries.length}`);
  });
  if (isWatched) process.stderr.write('\n');
  return answers;
}

process.exitCode = await main();
