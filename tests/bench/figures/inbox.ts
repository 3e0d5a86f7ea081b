import { join } from 'node:path';
import type { WritableDatabase } from '../../../electron/cache/handle.ts';
import { listInbox } from '../../../electron/cache/task/inbox-rows.ts';
import type { InboxQuestion } from '../../../electron/cache/task/inbox-sql.ts';
import { inboxOrders, inboxScopes } from '../../../shared/ipc/inbox.ts';
import { createCache, fillCache } from '../data/cache.ts';
import { openChannels } from '../data/desk.ts';
import { largeOffice, procedures, taskOf } from '../data/office.ts';
import { inTemporaryFolder } from '../data/temporary-folder.ts';
import { type Figure, toFigure } from '../figure.ts';
import { median, percentile, timed, timedAsync } from '../measure.ts';

/** Each view is asked this often, at these places of the list. */
const ROUNDS = 12;
const OFFSETS = [0, 100, 1000];
const POINT_READS = 5000;
const LIMIT = 100;

const PRIMARY_KEY_READ = `SELECT data FROM task JOIN task_body ON task_body.row = task.row WHERE id = :id`;

/**
 * Every view of the inbox over 50,000 open tasks: 100 rows as the list shows them, and how many there are. The limit is one
 * task read by its primary key, taken in between.
 */
export function measureInbox(): Promise<Figure> {
  return inTemporaryFolder(async (folder) => {
    const db = createCache(join(folder, 'cache.db'));
    fillCache(db, { ...largeOffice, documents: 0 });
    const questions = allQuestions();
    for (const question of questions) ask(db, question, 0);

    const lists: number[] = [];
    const reads: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const question of questions) {
        for (const offset of OFFSETS) lists.push(timed(() => ask(db, question, offset)));
      }
      for (let read = 0; read < POINT_READS / ROUNDS; read += 1) {
        const id = taskOf((read * 7919 + round * 101) % largeOffice.tasks);
        reads.push(timed(() => db.get(PRIMARY_KEY_READ, { id })));
      }
    }
    const answers = await measureChannel(db, questions);
    db.close();
    const [value, limit, p99] = [median(lists), median(reads), percentile(lists, 99)];
    return toFigure({
      value,
      limit,
      unit: 'ms',
      goals: { 'median <= 1 ms': value <= 1, 'p99 <= 3 ms': p99 <= 3, '<= 100 x a key read': value <= 100 * limit },
      details: {
        p95: percentile(lists, 95),
        p99,
        views: questions.length,
        questions: lists.length,
        'whole answer of the channel': median(answers),
      },
    });
  });
}

function ask(db: WritableDatabase, question: InboxQuestion, offset: number): void {
  const { rows, total } = listInbox(db, question, { offset, limit: LIMIT });
  if (rows.length !== Math.min(LIMIT, Math.max(0, total - offset))) throw new Error('A view is not complete');
}

/** The same with summaries and the checks of request and answer: what the interface waits for, without the transport. */
async function measureChannel(db: WritableDatabase, questions: readonly InboxQuestion[]): Promise<readonly number[]> {
  const invoke = openChannels(db, { journal: { append: () => () => undefined, close: () => undefined } }, () => '');
  const times: number[] = [];
  for (const filter of [...questions, ...questions]) {
    times.push(
      await timedAsync(async () => {
        const answer = await invoke('inbox.list', { filter, offset: 0, limit: LIMIT });
        if (!answer.ok) throw new Error('A view was not answered');
      }),
    );
  }
  return times;
}

function allQuestions(): readonly InboxQuestion[] {
  return inboxScopes.flatMap((scope) =>
    [null, ...procedures].flatMap((procedure) =>
      inboxOrders.map((order): InboxQuestion => ({ scope, status: 'to-do', procedure, order })),
    ),
  );
}
