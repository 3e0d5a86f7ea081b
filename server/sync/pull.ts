import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import { type PullLine, type Topic, topics } from '../../shared/wire/pull.ts';
import { visibleDesks } from '../policy/visible-desks.ts';
import type { Database, Queryable } from '../store/database.ts';
import { loadViewer } from '../store/viewer.ts';
import { encodeCursor, type PullState } from './cursor.ts';
import { readEpoch } from './epoch.ts';
import { takeHorizon } from './horizon.ts';
import { loadRows } from './load-rows.ts';
import { beforeAllIds, type PullPlan, planPull, stateAt, stateWhenDone } from './plan-pull.ts';
import { countRemaining, type PageEntry, readPage } from './pull-page.ts';

export interface PullSizes {
  /** Rows read in one snapshot. */
  readonly page: number;
  /** Rows between two checkpoints. */
  readonly checkpoint: number;
}

export const defaultPullSizes: PullSizes = { page: 1000, checkpoint: 5000 };

export interface PullDeps {
  readonly database: Database;
  readonly now: () => Date;
  readonly sizes?: PullSizes;
}

/**
 * The lines of one pull, page by page, so that a slow reader holds neither a connection nor a snapshot. See horizon.ts
 * for why nothing is missed although each page sees its own moment.
 */
export async function* pull(
  { database, now, sizes = defaultPullSizes }: PullDeps,
  worker: Worker,
  state: PullState | null,
): AsyncGenerator<PullLine> {
  const { plan, total } = await database.read(async (queryable) => {
    const begun = await begin(queryable, worker, state, now());
    return { plan: begun, total: await countRemaining(queryable, begun, topics) };
  });
  yield { line: 'begin', reset: plan.reset, total };
  let sinceCheckpoint = 0;
  for (let topic = plan.start.topic; topic < topics.length; topic++) {
    let after = topic === plan.start.topic ? plan.start.after : beforeAllIds;
    for (;;) {
      const { entries, lines } = await database.read((queryable) =>
        readLines(queryable, plan, topicAt(topic), after, sizes),
      );
      yield* lines;
      sinceCheckpoint += lines.length;
      after = entries.at(-1)?.id ?? after;
      if (sinceCheckpoint >= sizes.checkpoint) {
        yield { line: 'checkpoint', cursor: encodeCursor(stateAt(plan, { topic, after })) };
        sinceCheckpoint = 0;
      }
      if (entries.length < sizes.page) break;
    }
  }
  yield { line: 'done', cursor: encodeCursor(stateWhenDone(plan)) };
}

/** Rights, identity and horizon in one snapshot. */
async function begin(queryable: Queryable, worker: Worker, state: PullState | null, now: Date): Promise<PullPlan> {
  const horizon = await takeHorizon(queryable);
  const epoch = await readEpoch(queryable);
  const visible = visibleDesks(await loadViewer(queryable, worker, dayInBerlin(now)));
  return planPull(state, { epoch, visible, horizon });
}

async function readLines(
  queryable: Queryable,
  plan: PullPlan,
  topic: Topic,
  after: string,
  sizes: PullSizes,
): Promise<{ readonly entries: readonly PageEntry[]; readonly lines: readonly PullLine[] }> {
  const entries = await readPage(queryable, plan, topic, after, sizes.page);
  const wanted = entries.filter((entry) => entry.visible && entry.concerned).map((entry) => entry.id);
  const puts = wanted.length === 0 ? [] : await loadRows(queryable, topic, wanted);
  const gone = entries.filter((entry) => !entry.visible);
  return { entries, lines: [...puts, ...gone.map(({ id }) => ({ line: 'remove' as const, topic, id }))] };
}

function topicAt(index: number): Topic {
  const topic = topics[index];
  if (topic === undefined) throw new Error('no such topic');
  return topic;
}
