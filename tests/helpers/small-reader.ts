/**
 * small-reader.ts: a reading process for tests, without engines. What it does stands in the bytes: `die` ends it, `die once`
 * only as long as it has read nothing, `wait` says nothing until it is told to cancel, anything else is read as one word.
 */
import type { ReaderReply, ReaderRequest } from '../../electron/evidence/service/reader-protocol.ts';
import { sampleReading } from './sample-reading.ts';

const send = (reply: ReaderReply) => void process.send?.(reply);
let waiting: number | undefined;
let hasRead = false;

send({ reply: 'ready' });
process.once('disconnect', () => process.exit());
process.on('message', (message: ReaderRequest) => {
  if (message.request === 'cancel' && waiting !== undefined) {
    send({ reply: 'failed', job: waiting, cause: 'cancelled', error: '' });
    waiting = undefined;
  }
  if (message.request !== 'read') return;
  const text = new TextDecoder().decode(message.bytes);
  const { job, contentHash } = message;
  if (text === 'die' || (text === 'die later' && hasRead)) process.kill(process.pid, 'SIGKILL');
  if (text === 'wait') {
    waiting = job;
    return send({ reply: 'progress', job, pagesDone: 1, pagesTotal: 3 });
  }
  hasRead = true;
  send({ reply: 'read', job, reading: sampleReading(contentHash, [text]) });
});
