import type { PullLine } from '../../../shared/wire/pull.ts';
import { deputyship, makeCases, makeDocuments, makeTasks, type OfficeSize, workers } from './office.ts';

/** Rows between two checkpoints, as the server sends them. */
const CHECKPOINT = 5000;

/** What the server answers to a first pull, line by line. */
export function* pullLines(size: OfficeSize): Generator<PullLine> {
  const total = workers.length + 1 + size.cases + size.tasks + size.documents;
  yield { line: 'begin', reset: false, total };
  let sent = 0;
  for (const put of puts(size)) {
    yield put;
    sent += 1;
    if (sent % CHECKPOINT === 0) yield { line: 'checkpoint', cursor: `after-${sent}` };
  }
  yield { line: 'done', cursor: `after-${sent}` };
}

function* puts(size: OfficeSize): Generator<PullLine> {
  for (const row of workers) yield { line: 'put', topic: 'worker', row };
  yield { line: 'put', topic: 'deputyship', row: deputyship };
  for (const row of makeCases(size)) yield { line: 'put', topic: 'case', row };
  for (const row of makeTasks(size)) yield { line: 'put', topic: 'task', row };
  for (const row of makeDocuments(size)) yield { line: 'put', topic: 'file-document', row };
}
