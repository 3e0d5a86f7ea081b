import { toInstant } from '../../shared/base/calendar-date.ts';
import { failure } from '../../shared/base/failure.ts';
import { failed, ok } from '../../shared/base/result.ts';
import type { evidenceChannels } from '../../shared/ipc/evidence.ts';
import { mediaTypeOfContent } from '../cache/content/content-rows.ts';
import { removeDerivative } from '../cache/derivative/derivative-rows.ts';
import { putOpenedFinding } from '../cache/opened-finding/opened-finding-rows.ts';
import { findReading } from '../cache/reading/reading-rows.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { atDesk, type HandlersOf } from './handler.ts';
import { makeWorkingCopy } from './make-working-copy.ts';
import { showEvidence } from './show-evidence.ts';

export const evidenceHandlers: HandlersOf<keyof typeof evidenceChannels> = {
  'evidence.show': atDesk(({ taskId }, { db }, { evidence }) => {
    evidence.want(taskId);
    const shown = showEvidence(db, taskId, evidence.progressOf);
    return shown === undefined ? failed(failure('not-found')) : ok(shown);
  }),
  'evidence.open-finding': atDesk(({ taskId, key }, { db }, { clock }) => {
    if (findTask(db, taskId) === undefined) return failed(failure('not-found'));
    db.transaction(() => putOpenedFinding(db, taskId, { key, at: toInstant(clock.now()) }));
    return ok(null);
  }),
  'evidence.read-again': atDesk(({ taskId }, { db }, { evidence }) => {
    if (findTask(db, taskId) === undefined) return failed(failure('not-found'));
    evidence.readAgain(taskId);
    return ok(null);
  }),
  'evidence.words': atDesk(({ contentHash }, { db }) => {
    if (mediaTypeOfContent(db, contentHash) === undefined) return failed(failure('not-found'));
    return ok({ pages: findReading(db, contentHash)?.pages ?? [] });
  }),
  'derivative.make': atDesk(({ taskId, original, steps }, desk, world) =>
    makeWorkingCopy(desk, world, { taskId, original, steps }),
  ),
  'derivative.drop': atDesk(({ taskId, original }, { db }) => {
    const task = findTask(db, taskId)?.effective;
    if (task === undefined) return failed(failure('not-found'));
    if (task.state === 'filed') return failed(failure('not-allowed-now')); // it lies in the file
    db.transaction(() => removeDerivative(db, taskId, original));
    return ok(null);
  }),
};
