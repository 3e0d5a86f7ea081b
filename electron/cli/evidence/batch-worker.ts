import { answerEntry } from './answer-entry.ts';
import { createReader } from './create-reader.ts';
import type { BatchJob, BatchReply } from './run-batch.ts';

/** One of the processes of a batch: gets an entry, sends its answer, until the parent lets go. */
const { read } = createReader();

process.on('message', async (message) => {
  const { index, raw, base, procedure } = message as BatchJob;
  const answer = await answerEntry(raw, base, procedure, read);
  process.send?.({ index, answer } satisfies BatchReply);
});
process.once('disconnect', () => process.exit());
