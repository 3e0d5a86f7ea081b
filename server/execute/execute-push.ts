import { dayInBerlin, type Instant, toInstant } from '../../shared/base/calendar-date.ts';
import type { DeviceId } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Command } from '../../shared/commands/command.ts';
import { claimOfOther } from '../../shared/domain/claim.ts';
import { decidePermission, onBehalfOf } from '../../shared/domain/policy/decide-permission.ts';
import { permissionOf } from '../../shared/domain/policy/policy-table.ts';
import { type Act, isVersioned } from '../../shared/domain/task.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { PushAnswer } from '../../shared/wire/push.ts';
import type { ContentStore } from '../content/content-store.ts';
import { maySee, type Viewer, visibleDesks } from '../policy/visible-desks.ts';
import { appendAudit } from '../store/audit.ts';
import { advanceSequence, findCommand, insertCommand, lockLastSequence } from '../store/commands.ts';
import type { Database, Queryable, Transaction } from '../store/database.ts';
import { loadVisibleDocumentsOfTask } from '../store/file-document.ts';
import { desksOf } from '../store/placement.ts';
import { loadTask } from '../store/task.ts';
import { insertTaskNote, lockTask } from '../store/task-writes.ts';
import { loadViewer } from '../store/viewer.ts';
import { loadWorkers } from '../store/worker.ts';
import { applyEffect } from './apply-effect.ts';
import { type CommandDecision, decideCommand } from './decide-command.ts';
import { decideSequence, isGapless, type NumberedCommand } from './decide-sequence.ts';
import { gatherSituation } from './gather-situation.ts';
import { asOfRight, lostWork } from './judge-late-step.ts';

export interface ExecuteDeps {
  readonly database: Database;
  readonly content: ContentStore;
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface Push {
  /** Of the stream of commands. */
  readonly deviceId: DeviceId;
  /** Of the session: the workstation as it is known by its sign-ins and by what was delivered to it. */
  readonly workstationId?: DeviceId;
  readonly commands: readonly NumberedCommand[];
}

/**
 * Carries out the commands of one device in their order, each in one transaction with its record: effect, audit entry
 * and answer exist together or not at all. A refused command is recorded and the next one goes on. Fails with `gap`
 * when a number is missing; nothing was carried out then.
 */
export async function executePush(
  deps: ExecuteDeps,
  worker: Worker,
  push: Push,
): Promise<Result<readonly PushAnswer[], 'gap'>> {
  if (!isGapless(push.commands)) return failed('gap');
  const answers: PushAnswer[] = [];
  for (const numbered of push.commands) {
    const answer = await deps.database.transaction((transaction) =>
      executeOne(deps, transaction, worker, push, numbered),
    );
    if (answer === 'gap') return failed('gap');
    answers.push(answer);
  }
  return ok(answers);
}

async function executeOne(
  deps: ExecuteDeps,
  transaction: Transaction,
  worker: Worker,
  { deviceId, workstationId = deviceId }: Push,
  { sequence, command }: NumberedCommand,
): Promise<PushAnswer | 'gap'> {
  const device = { deviceId, workerId: worker.id };
  const lastSequence = await lockLastSequence(transaction, device);
  const recorded = await findCommand(transaction, command.commandId);
  if (recorded !== undefined && recorded.workerId !== worker.id) return 'gap'; // an id of somebody else's command
  const receivedAt = toInstant(deps.now());
  const viewer = await loadViewer(transaction, worker, dayInBerlin(receivedAt));
  switch (decideSequence(sequence, lastSequence, recorded !== undefined).kind) {
    case 'gap':
      return 'gap';
    case 'repeat':
      // Under the next number it comes from a restored workstation, which must be able to go on after it.
      if (sequence === lastSequence + 1) await advanceSequence(transaction, { ...device, sequence });
      return answerTo(transaction, viewer, command, {
        isRepeated: true,
        reason: recorded?.outcome === 'refused' ? recorded.reason : null,
      });
    case 'execute': {
      const from = { deviceId, workstationId };
      const decision = await decideAndApply(deps, transaction, viewer, worker, command, receivedAt, from);
      const reason = decision.allowed ? null : decision.reason;
      await insertCommand(transaction, {
        id: command.commandId,
        ...device,
        sequence,
        kind: command.kind,
        taskId: command.taskId,
        outcome: decision.allowed ? 'applied' : 'refused',
        reason,
        issuedAt: command.issuedAt,
        receivedAt,
      });
      await advanceSequence(transaction, { ...device, sequence });
      return answerTo(transaction, viewer, command, { isRepeated: false, reason });
    }
  }
}

async function decideAndApply(
  deps: ExecuteDeps,
  transaction: Transaction,
  viewerToday: Viewer,
  worker: Worker,
  command: Command,
  receivedAt: Instant,
  { deviceId, workstationId }: Required<Omit<Push, 'commands'>>,
): Promise<CommandDecision> {
  const isThere = await lockTask(transaction, command.taskId);
  const task = isThere ? await loadTask(transaction, command.taskId) : undefined;
  const desks = await desksOf(transaction, 'task', command.taskId);
  const step = { command, receivedAt, devices: [deviceId, workstationId] };
  const viewer = task === undefined ? viewerToday : await asOfRight(transaction, viewerToday, task, step);
  const isVisible = task !== undefined && maySee(viewer, desks);
  const situation = await gatherSituation(transaction, worker.id, isVisible ? task : null, command);
  const isInBasket = desks.includes(viewer.clearingDesk);
  const decision = decideCommand(command, {
    ...situation,
    isPermitted:
      task !== undefined && decidePermission(viewer, task, permissionOf[command.kind], isInBasket).allowed && isVisible,
    isClaimedByOther: task !== undefined && claimOfOther(task, worker.id, deps.now()) !== null,
  });
  if (!decision.allowed || task === undefined) {
    const isLost = task !== undefined && !situation.isGroundLost && !maySee(viewerToday, desks);
    const note = isLost ? lostWork(viewerToday, task, command, receivedAt) : null;
    const noteId = note === null ? null : deps.newId();
    if (note !== null && noteId !== null) {
      const absent = await findWorker(transaction, note.onBehalfOf);
      await insertTaskNote(transaction, noteId, command.taskId, {
        kind: 'conflict',
        text: note.text,
        act: actOf(worker, absent, receivedAt),
      });
    }
    await appendAudit(transaction, {
      at: receivedAt,
      workerId: worker.id,
      onBehalfOf: null,
      action: 'refused',
      objectKind: 'task',
      objectId: command.taskId,
      before: task === undefined ? null : { state: task.state, version: task.version },
      after: { command: command.kind, commandId: command.commandId, ...(noteId !== null && { noteId }) },
      reason: decision.allowed ? null : decision.reason,
      deviceId,
    });
    return decision;
  }
  const at = momentOfClick(command.issuedAt, task.submission.receivedAt, receivedAt);
  const absent = await findWorker(transaction, onBehalfOf(viewer, task));
  const act = actOf(worker, absent, at);
  const done = await applyEffect(transaction, {
    command,
    task,
    to: decision.to,
    act,
    receivedAt,
    newId: deps.newId,
    content: deps.content,
  });
  await appendAudit(transaction, {
    at: receivedAt,
    workerId: worker.id,
    onBehalfOf: absent?.id ?? null,
    action: command.kind,
    objectKind: 'task',
    objectId: task.id,
    before: { state: task.state, version: task.version },
    after: {
      state: decision.to,
      version: task.version + (isVersioned(command.kind) ? 1 : 0),
      issuedAt: command.issuedAt,
      ...(viewer.today !== viewerToday.today && { takenAt: at }),
      ...done,
    },
    reason: reasonOf(command),
    deviceId,
  });
  return decision;
}

function reasonOf(command: Command): string | null {
  if (command.kind === 'register-person') return command.namesakes?.reason ?? null;
  return 'reason' in command ? command.reason : null;
}

function actOf(worker: Worker, absent: Worker | undefined, at: Instant): Act {
  const act = { by: worker.id, byName: worker.displayName, at };
  return absent === undefined ? act : { ...act, onBehalfOf: { id: absent.id, name: absent.displayName } };
}

async function findWorker(queryable: Queryable, id: Worker['id'] | null): Promise<Worker | undefined> {
  return id === null ? undefined : (await loadWorkers(queryable, [id]))[0];
}

/** The workstation's clock, but never before the submission came nor after the command did: a wrong clock must not show. */
function momentOfClick(issuedAt: Instant, earliest: Instant, latest: Instant): Instant {
  const click = Date.parse(issuedAt);
  if (click < Date.parse(earliest)) return earliest;
  return click > Date.parse(latest) ? latest : toInstant(new Date(click));
}

/** With the state as it is now, if the person may see it, and what they may see of what was filed from it. */
async function answerTo(
  queryable: Queryable,
  viewer: Viewer,
  command: Command,
  result: {
    readonly isRepeated: boolean;
    readonly reason: Extract<PushAnswer, { outcome: 'refused' }>['reason'] | null;
  },
): Promise<PushAnswer> {
  const { commandId, taskId } = command;
  const isVisible = maySee(viewer, await desksOf(queryable, 'task', taskId));
  const current = {
    commandId,
    task: isVisible ? ((await loadTask(queryable, taskId)) ?? null) : null,
    documents: isVisible ? [...(await loadVisibleDocumentsOfTask(queryable, taskId, visibleDesks(viewer)))] : [],
  };
  if (result.reason !== null) return { ...current, outcome: 'refused', reason: result.reason };
  return { ...current, outcome: result.isRepeated ? 'already-applied' : 'applied' };
}
