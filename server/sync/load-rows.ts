import type { PutLine, Topic } from '../../shared/wire/pull.ts';
import { loadCases } from '../store/case.ts';
import type { Queryable } from '../store/database.ts';
import { loadDeputyships } from '../store/deputyship.ts';
import { loadFileDocuments } from '../store/file-document.ts';
import { loadTasks } from '../store/task.ts';
import { loadWorkers } from '../store/worker.ts';

/** One line for each id that exists. */
export async function loadRows(
  queryable: Queryable,
  topic: Topic,
  ids: readonly string[],
): Promise<readonly PutLine[]> {
  switch (topic) {
    case 'worker':
      return (await loadWorkers(queryable, ids)).map((row) => ({ line: 'put', topic, row }));
    case 'deputyship':
      return (await loadDeputyships(queryable, ids)).map((row) => ({ line: 'put', topic, row }));
    case 'case':
      return (await loadCases(queryable, ids)).map((row) => ({ line: 'put', topic, row }));
    case 'task':
      return (await loadTasks(queryable, ids)).map((row) => ({ line: 'put', topic, row }));
    case 'file-document':
      return (await loadFileDocuments(queryable, ids)).map((row) => ({ line: 'put', topic, row }));
  }
}
