import { failure } from '../../shared/base/failure.ts';
import type { ProcessNumber, TaskId } from '../../shared/base/ids.ts';
import { failed, ok } from '../../shared/base/result.ts';
import type { whereaboutsChannels } from '../../shared/ipc/whereabouts.ts';
import { routes } from '../../shared/wire/routes.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { findHits } from '../cache/search/search-hits.ts';
import { atDesk, type HandlersOf } from './handler.ts';

/** A process number is one word of the index; others that begin alike stand beside it. */
const CANDIDATES = 20;

export const whereaboutsHandlers: HandlersOf<keyof typeof whereaboutsChannels> = {
  'whereabouts.find': atDesk(async ({ processNumber }, { db }, { online }) => {
    const here = findByNumber(db, processNumber);
    if (here !== undefined) return ok({ kind: 'here', taskId: here });
    const answer = await online.call(routes.whereabouts, { params: { processNumber } });
    if (answer.ok) {
      const { processNumber: _asked, ...told } = answer.value;
      return ok({ kind: 'elsewhere', ...told });
    }
    if (answer.failure.kind === 'not-found') return ok({ kind: 'unknown' });
    return answer.failure.kind === 'offline' ? ok({ kind: 'offline' }) : answer;
  }),
  'link.show': (_request, { desk, link }) => (desk() === null ? failed(failure('signed-out')) : ok(link.wanted())),
  'link.done': (_request, { link }) => {
    link.done();
    return ok(null);
  },
};

function findByNumber(db: ReadableDatabase, processNumber: ProcessNumber): TaskId | undefined {
  for (const hit of findHits(db, processNumber, CANDIDATES).hits) {
    if (hit.kind === 'task' && hit.task.processNumber === processNumber) return hit.task.id;
  }
  return undefined;
}
