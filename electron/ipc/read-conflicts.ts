import { dayInBerlin, toInstant } from '../../shared/base/calendar-date.ts';
import type { CaseFileId, TaskId } from '../../shared/base/ids.ts';
import { refusalReason } from '../../shared/commands/refusal.ts';
import { claimOfOther } from '../../shared/domain/claim.ts';
import { listPermissions } from '../../shared/domain/policy/decide-permission.ts';
import { taskPermissions } from '../../shared/domain/policy/policy-table.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { ConflictCard } from '../../shared/ipc/conflicts.ts';
import { findCaseFile } from '../cache/case/case-file-rows.ts';
import { findSeenState } from '../cache/conflict/seen-rows.ts';
import { listSettledDocuments } from '../cache/file-document/documents-of-task.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { listEntries, type OutboxRow } from '../cache/outbox/outbox-rows.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { findWorker, listWorkers } from '../cache/worker/worker-rows.ts';
import { belongingEntries, type GivenCommand } from '../outbox/conflict/belonging-entries.ts';
import type { ConflictDecision, Mine, Theirs } from '../outbox/conflict/conflict-facts.ts';
import { decideConflict } from '../outbox/conflict/decide-conflict.ts';
import { readMe } from '../outbox/read-me.ts';
import { toCommand } from '../outbox/rebase-all.ts';
import { chooseHandOn, type HandOn } from './choose-hand-on.ts';
import { readPerson } from './read-person.ts';

/** A refusal with everything that was decided about it. */
export interface OpenConflict {
  readonly taskId: TaskId;
  readonly entries: readonly OutboxRow[];
  readonly mine: Mine;
  readonly theirs: Theirs | null;
  readonly decision: ConflictDecision;
  readonly handOn: HandOn | null;
}

/** All work of this workstation that was refused and not looked at yet, by task, the oldest first. */
export function listConflicts(db: ReadableDatabase, now: Date): readonly OpenConflict[] {
  const all = listEntries(db);
  const taskIds = new Set(all.filter(({ state }) => state === 'refused').map(({ taskId }) => taskId));
  return [...taskIds].flatMap((taskId) => conflictOf(db, taskId, all, now) ?? []);
}

export function findConflict(db: ReadableDatabase, taskId: TaskId, now: Date): OpenConflict | undefined {
  return conflictOf(db, taskId, listEntries(db), now);
}

function conflictOf(
  db: ReadableDatabase,
  taskId: TaskId,
  all: readonly OutboxRow[],
  now: Date,
): OpenConflict | undefined {
  const task = findTask(db, taskId)?.base;
  const given: readonly GivenCommand[] = all
    .filter((entry) => entry.taskId === taskId)
    .map((entry) => ({ entry, command: toCommand(entry) }));
  const me = readMe(db);
  const belonging = belongingEntries(given, task, me);
  const reason = refusalReason.safeParse(belonging.find(({ entry }) => entry.state === 'refused')?.entry.refusal);
  if (!reason.success) return undefined;
  const entries = belonging.map(({ entry }) => entry);
  const [first] = entries;
  const mine: Mine = {
    me: me.id,
    commands: belonging.map(({ command }) => command),
    seen: first === undefined ? null : findSeenState(db, first.commandId),
  };
  const handOn = task === undefined ? null : chooseHandOn(listWorkers(db), me, task);
  const theirs = task === undefined ? null : readTheirs(db, task, handOn !== null, now);
  return { taskId, entries, mine, theirs, handOn, decision: decideConflict(reason.data, mine, theirs) };
}

function readTheirs(db: ReadableDatabase, task: Task, hasRecipient: boolean, now: Date): Theirs {
  const person = readPerson(db, dayInBerlin(now));
  const permissions = listPermissions(person, task);
  return {
    task,
    filed: listSettledDocuments(db, task.id).filter(({ origin }) => origin === 'copy' || origin === 'proof'),
    permitted: taskPermissions.filter((permission) => permissions[permission].allowed),
    isInOtherHands: claimOfOther(task, person.worker.id, now) !== null,
    hasRecipient,
  };
}

/** As the window shows it. */
export function toCard(db: ReadableDatabase, conflict: OpenConflict, now: Date): ConflictCard {
  const { taskId, entries, mine, theirs, decision, handOn } = conflict;
  const task = theirs?.task;
  return {
    taskId,
    me: mine.me,
    procedure: task?.procedure ?? mine.seen?.procedure ?? '',
    processNumber: task?.processNumber ?? mine.seen?.processNumber ?? null,
    outcome: decision.outcome,
    reason: decision.reason,
    refusedAt: entries.flatMap(({ refusedAt }) => refusedAt ?? [])[0] ?? mine.commands[0]?.issuedAt ?? toInstant(now),
    mine: [...mine.commands],
    theirs:
      theirs === null || task === undefined
        ? null
        : {
            task,
            filed: theirs.filed.map(({ caseFileId, register, title }) => ({ caseFileId, register, title })),
            assigneeName: nameOf(db, task.assigneeId),
            claim: claimOfOther(task, mine.me, now),
          },
    files: filesOf(db, conflict),
    recipientName: recipientOf(db, mine),
    differences: [...decision.differences],
    choices: [...decision.choices],
    handOnTo: decision.choices.includes('hand-on') ? (handOn?.name ?? null) : null,
  };
}

function filesOf(db: ReadableDatabase, { mine, theirs }: OpenConflict): ConflictCard['files'] {
  const named = new Set<CaseFileId>([
    ...mine.commands.flatMap((command) => (command.kind === 'file' ? [command.target.caseFileId] : [])),
    ...(theirs?.filed ?? []).map(({ caseFileId }) => caseFileId),
  ]);
  return [...named].flatMap((id) => {
    const found = findCaseFile(db, id);
    return found === undefined ? [] : [{ id, title: found.file.title, kind: found.file.kind }];
  });
}

function recipientOf(db: ReadableDatabase, { commands }: Mine): string | null {
  const to = commands.flatMap((command) => ('to' in command && command.to !== null ? [command.to] : [])).at(-1);
  if (to === undefined) return null;
  return nameOf(db, to.workerId) ?? listWorkers(db).find(({ teamId }) => teamId === to.teamId)?.teamName ?? null;
}

function nameOf(db: ReadableDatabase, id: Worker['id'] | null): string | null {
  return id === null ? null : (findWorker(db, id)?.displayName ?? null);
}
