import type { Failure } from '../../../shared/base/failure.ts';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { TaskState } from '../../../shared/domain/task.ts';
import type { TaskView } from '../../../shared/ipc/task.ts';
import { fileByProposal } from '../caseworker.ts';
import type { CoreProcess } from '../core-process.ts';
import type { TaskMemory } from './person-memory.ts';

/** What a person can click on a task. */
export const clickKinds = ['confirm', 'file', 'undo', 'claim', 'note', 'request', 'resume', 'forward'] as const;
export type ClickKind = (typeof clickKinds)[number];

export function isPossible(kind: ClickKind, state: TaskState, mayTakeBack: boolean, mayForward: boolean): boolean {
  switch (kind) {
    case 'confirm':
      return state === 'open';
    case 'request':
      return state === 'open' && mayTakeBack;
    case 'forward':
      return state === 'open' && mayForward;
    case 'claim':
      return state === 'open' || state === 'confirmed';
    case 'file':
      return state === 'confirmed';
    case 'resume':
      return state === 'awaiting-citizen';
    case 'undo':
      return state !== 'open' && mayTakeBack;
    case 'note':
      return true;
  }
}

/** The states that a click may lead to, should no answer come. */
export function outcomesOf(kind: ClickKind, state: TaskState): readonly TaskState[] {
  switch (kind) {
    case 'confirm':
      return ['confirmed'];
    case 'file':
      return ['filed'];
    case 'request':
      return ['awaiting-citizen'];
    case 'resume':
      return ['open'];
    case 'undo':
      return ['open', 'confirmed', 'awaiting-citizen'];
    default:
      return [state];
  }
}

/** Gives it, as the window would; `note` must be a text of its own, so that it can be found again. */
export async function give(
  core: CoreProcess,
  kind: ClickKind,
  { task }: Pick<TaskView, 'task'>,
  note: string,
): Promise<Result<unknown, Failure>> {
  const { id: taskId, version: expectedVersion, teamId } = task;
  switch (kind) {
    case 'confirm':
      return await core.invoke('task.confirm', { taskId, expectedVersion });
    case 'file':
      return await fileByProposal(core, taskId);
    case 'undo':
      return await core.invoke('task.undo', { taskId });
    case 'claim':
      return await core.invoke('task.claim', { taskId, expectedVersion, takeOver: false });
    case 'note':
      return await core.invoke('task.note', { taskId, expectedVersion, noteKind: 'note', text: note });
    case 'request':
      return await core.invoke('task.request', {
        taskId,
        expectedVersion,
        reason: 'R01',
        text: 'Bitte schicken Sie den Nachweis noch einmal.',
        dueOn: '2099-12-31' as TaskView['task']['dueOn'] & string,
      });
    case 'resume':
      return await core.invoke('task.resume', { taskId, expectedVersion });
    case 'forward':
      return await core.invoke('task.forward', {
        taskId,
        expectedVersion,
        to: { workerId: null, teamId: teamId as NonNullable<typeof teamId> },
        reason: 'Für das ganze Team.',
      });
  }
}

/** Notes a click before it is given: without an answer it may or may not have happened. */
export function expectMaybe(memory: TaskMemory, kind: ClickKind, state: TaskState, note: string): void {
  memory.maybe = outcomesOf(kind, state);
  if (kind === 'undo') memory.takenBack = true;
  if (kind === 'note') memory.notes.set(note, 'maybe');
}

export type Clickable = Pick<TaskView, 'task'> & { readonly taskId: TaskId };
