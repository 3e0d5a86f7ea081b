import { failure } from '../../shared/base/failure.ts';
import { failed, ok } from '../../shared/base/result.ts';
import type { auditChannels, LogFilter } from '../../shared/ipc/audit.ts';
import { type AuditFilter, type AuditRow, auditFilter } from '../../shared/wire/audit.ts';
import { routes } from '../../shared/wire/routes.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { atDesk, type HandlersOf } from './handler.ts';
import { historyOfTask } from './history-of-task.ts';

export const auditHandlers: HandlersOf<keyof typeof auditChannels> = {
  'audit.verify': atDesk(async (_request, _desk, { online }) => {
    const answer = await online.call(routes.verifyAudit, {});
    if (!answer.ok) return answer;
    const { sound, checkedAt, entries, erased, waiting, anchors, firstProblem } = answer.value;
    return ok({ sound, checkedAt, entries, erased, waiting, anchors, firstProblem });
  }),
  'audit.entries': atDesk(async ({ filter, page }, _desk, { online }) => {
    const answer = await online.call(routes.auditEntries, { body: { filter: wireFilter(filter), page } });
    return answer.ok ? ok({ rows: answer.value.rows.map(shownRow), next: answer.value.next }) : answer;
  }),
  'audit.export': atDesk(async ({ filter, reason }, _desk, { online, files }) => {
    const text = await online.callForText(routes.exportAudit, { filter: wireFilter(filter), reason });
    if (!text.ok) return text;
    const lines = text.value.trimEnd().split('\n');
    const end: unknown = JSON.parse(lines.at(-1) ?? 'null');
    if (!isEnd(end)) return failed(failure('offline')); // cut on its way
    const saved = await files.save('protokoll.ndjson', new TextEncoder().encode(text.value));
    return ok({ outcome: saved ?? 'cancelled', entries: end.entries });
  }),
  'audit.task-history': atDesk(async ({ taskId }, { db }, { online }) => {
    const answer = await online.call(routes.taskHistory, { params: { taskId } });
    if (answer.ok) {
      return ok({ source: answer.value.scope === 'full' ? 'server' : 'brief', steps: answer.value.steps });
    }
    const task = findTask(db, taskId)?.effective;
    const isAway = answer.failure.kind === 'offline' || answer.failure.kind === 'not-found';
    return task !== undefined && isAway ? ok({ source: 'here', steps: historyOfTask(task) }) : answer;
  }),
};

function wireFilter(filter: LogFilter): AuditFilter {
  return auditFilter.parse(filter);
}

function shownRow({ sequence, at, workerName, onBehalfOfName, action, objectKind, objectId, ...rest }: AuditRow) {
  const { processNumber, reason, before, after } = rest;
  return {
    sequence,
    at,
    workerName,
    onBehalfOfName,
    action,
    objectKind,
    objectId,
    processNumber,
    reason,
    from: stateOf(before),
    to: stateOf(after),
  };
}

function stateOf(side: AuditRow['before']): string | null {
  return typeof side?.state === 'string' ? side.state : null;
}

function isEnd(line: unknown): line is { readonly entries: number } {
  return line !== null && typeof line === 'object' && 'line' in line && line.line === 'end' && 'entries' in line;
}
