import { dayInBerlin, toInstant } from '../../shared/base/calendar-date.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { PutLine, Topic } from '../../shared/wire/pull.ts';
import { putCase, removeCase } from '../cache/case/case-rows.ts';
import { putDeputyship, removeDeputyship } from '../cache/deputyship/deputyship-rows.ts';
import { putFileDocument, removeFileDocument } from '../cache/file-document/file-document-rows.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import { forgetServerRows } from '../cache/reset.ts';
import { setCursor, setLastSyncAt } from '../cache/sync-state/sync-state-rows.ts';
import type { ScopeRule } from '../cache/task/decide-scope.ts';
import { readScopeRule, refreshScopes } from '../cache/task/scope-rule.ts';
import { putTask, removeTask } from '../cache/task/task-rows.ts';
import { putWorker, removeWorker } from '../cache/worker/worker-rows.ts';
import { rebaseAll } from '../outbox/rebase-all.ts';
import type { Batch } from './pull.ts';

/** Writes what the server sent, and the cursor, in one transaction; the person's unsent work stays visible on top. */
export function applyBatch(db: WritableDatabase, batch: Batch, now: Date): void {
  const today = dayInBerlin(now);
  db.transaction(() => {
    if (batch.rebuild) forgetServerRows(db);
    let rule: ScopeRule | undefined;
    const ruleOfNow = () => (rule ??= readScopeRule(db, today));
    for (const change of batch.changes) {
      if (change.line === 'remove') remove(db, change.topic, change.id);
      else put(db, change, ruleOfNow);
      if (change.topic === 'deputyship') rule = undefined;
    }
    if (batch.changes.some(({ topic }) => topic === 'deputyship')) refreshScopes(db, today);
    rebaseAll(db);
    setCursor(db, batch.cursor);
    if (batch.complete) setLastSyncAt(db, toInstant(now));
  });
}

function put(db: WritableDatabase, change: PutLine, ruleOfNow: () => ScopeRule): void {
  switch (change.topic) {
    case 'worker':
      return putWorker(db, change.row);
    case 'deputyship':
      return putDeputyship(db, change.row);
    case 'case':
      return putCase(db, change.row);
    case 'task':
      return putTask(db, change.row, ruleOfNow());
    case 'file-document':
      return putFileDocument(db, change.row);
    default:
      return unreachable(change);
  }
}

function remove(db: WritableDatabase, topic: Topic, id: string): void {
  switch (topic) {
    case 'worker':
      return removeWorker(db, id);
    case 'deputyship':
      return removeDeputyship(db, id);
    case 'case':
      return removeCase(db, id);
    case 'task':
      return removeTask(db, id);
    case 'file-document':
      return removeFileDocument(db, id);
    default:
      return unreachable(topic);
  }
}
