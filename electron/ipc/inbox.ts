import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import type { WorkerId } from '../../shared/base/ids.ts';
import { ok } from '../../shared/base/result.ts';
import { claimOfOther } from '../../shared/domain/claim.ts';
import type { InboxRow, inboxChannels } from '../../shared/ipc/inbox.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import { fillTemplate } from '../../shared/procedures/fill-template.ts';
import { countInbox, listInbox, positionInInbox, type StoredInboxRow } from '../cache/task/inbox-rows.ts';
import { refreshScopesOfDay } from '../cache/task/scope-rule.ts';
import { listWorkers } from '../cache/worker/worker-rows.ts';
import { itemState } from '../outbox/summary.ts';
import { describeClaim } from './describe-claim.ts';
import { atDesk, type Desk, type HandlersOf, type HandlerWorld } from './handler.ts';

export const inboxHandlers: HandlersOf<keyof typeof inboxChannels> = {
  'inbox.list': atDesk(({ filter, offset, limit }, desk, world) => {
    divideForToday(desk, world);
    const { rows, total } = listInbox(desk.db, filter, { offset, limit });
    const reader = { me: desk.workerId, now: world.clock.now(), names: namesOf(desk) };
    return ok({ rows: rows.map((row) => toInboxRow(row, reader)), total });
  }),
  'inbox.position': atDesk(({ filter, taskId }, desk, world) => {
    divideForToday(desk, world);
    return ok(positionInInbox(desk.db, filter, taskId));
  }),
  'inbox.counts': atDesk((_request, desk, world) => {
    divideForToday(desk, world);
    const { procedures, ...counts } = countInbox(desk.db);
    return ok({ ...counts, procedures: [...procedures] });
  }),
};

/** Deputyships begin and end at midnight in Berlin, also while the window stays open. */
function divideForToday({ db }: Desk, { clock }: HandlerWorld): void {
  refreshScopesOfDay(db, dayInBerlin(clock.now()));
}

/** For whom rows are shown, and what is needed to say whose each is. */
export interface RowReader {
  readonly me: WorkerId;
  readonly now: Date;
  readonly names: ReadonlyMap<WorkerId, string>;
}

export function namesOf({ db }: Pick<Desk, 'db'>): RowReader['names'] {
  return new Map(listWorkers(db).map(({ id, displayName }) => [id, displayName]));
}

export function toInboxRow({ task, scope, entryStates, badge }: StoredInboxRow, reader: RowReader): InboxRow {
  const { me, now, names } = reader;
  const procedure = findProcedure(task.procedure);
  return {
    id: task.id,
    familyName: task.applicant.familyName,
    givenNames: task.applicant.givenNames,
    procedure: task.procedure,
    summary: procedure === undefined ? '' : fillTemplate(procedure.summary, procedure, task),
    receivedAt: task.receivedAt,
    dueOn: task.dueOn,
    state: task.state,
    processNumber: task.processNumber,
    assigneeId: task.assigneeId,
    assigneeName: task.assigneeId === null ? null : (names.get(task.assigneeId) ?? null),
    scope,
    attachmentCount: task.attachmentCount,
    isPersonal: task.isPersonal,
    claimedBy: describeClaim(claimOfOther(task, me, now)),
    handover: task.handover,
    syncState: itemState(entryStates),
    evidence: badge,
  };
}
