import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { answerEntry, type BatchAnswer } from './answer-entry.ts';
import { createReader } from './create-reader.ts';

export interface Batch {
  readonly entries: readonly unknown[];
  /** Folder that paths in the entries are relative to. */
  readonly base: string;
  readonly procedure: string;
}

export interface BatchJob {
  readonly index: number;
  readonly raw: unknown;
  readonly base: string;
  readonly procedure: string;
}

export interface BatchReply {
  readonly index: number;
  readonly answer: BatchAnswer;
}

/** Each process has its own engines in memory; more than four of them help nobody. */
const MOST_PROCESSES = 4;

/** Answers every entry, in the order of the entries, on all cores. A document that ends its process costs one answer. */
export async function runBatch(batch: Batch, onAnswer: (done: number) => void): Promise<readonly BatchAnswer[]> {
  const count = Math.min(MOST_PROCESSES, availableParallelism(), Math.ceil(batch.entries.length / 2));
  if (count <= 1) return await runHere(batch, onAnswer);
  const answers: BatchAnswer[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    let child: ChildProcess | undefined;
    while (next < batch.entries.length) {
      const index = next;
      next += 1;
      child ??= fork(new URL('./batch-worker.ts', import.meta.url), { serialization: 'advanced' });
      const job: BatchJob = { index, raw: batch.entries[index], base: batch.base, procedure: batch.procedure };
      const answer = await ask(child, job);
      if (answer === null) child = undefined;
      answers[index] = answer ?? { error: { code: 'defect', message: 'the reading process died' } };
      done += 1;
      onAnswer(done);
    }
    child?.disconnect();
  };
  await Promise.all(Array.from({ length: count }, work));
  return answers;
}

async function runHere(batch: Batch, onAnswer: (done: number) => void): Promise<readonly BatchAnswer[]> {
  const reader = createReader();
  const answers: BatchAnswer[] = [];
  for (const raw of batch.entries) {
    answers.push(await answerEntry(raw, batch.base, batch.procedure, reader.read));
    onAnswer(answers.length);
  }
  await reader.close();
  return answers;
}

/** Null when the process ended instead of answering. */
function ask(child: ChildProcess, job: BatchJob): Promise<BatchAnswer | null> {
  return new Promise((resolve) => {
    const finish = (answer: BatchAnswer | null) => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(answer);
    };
    const onMessage = (reply: unknown) => finish((reply as BatchReply).answer);
    const onExit = () => finish(null);
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.send(job);
  });
}
