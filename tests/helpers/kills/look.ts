import type { TaskId } from '../../../shared/base/ids.ts';
import type { Task } from '../../../shared/domain/task.ts';
import type { TaskView } from '../../../shared/ipc/task.ts';
import type { CoreProcess } from '../core-process.ts';
import { findNoteProblem, type TaskMemory } from './person-memory.ts';

/** The session has ended: a lost answer may have cost its renewal. Nothing is lost; the person signs in again. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

/** Also where `ask` has made an error of the answer. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof SignedOut || (error instanceof Error && error.message.includes('"signed-out"'));
}

export interface Looking {
  readonly name: string;
  /** Everything is here: it has to stay, unless the right to see it was taken. */
  readonly isInStep: boolean;
  readonly mayBeGone: boolean;
}

/**
 * Compares what is shown with what is remembered, and throws where something is gone or twice; then what is shown is the
 * truth. Undefined when the task is not here: not synced yet, or no longer to be seen.
 */
export async function lookAt(
  core: CoreProcess,
  taskId: TaskId,
  memory: TaskMemory,
  { name, isInStep, mayBeGone }: Looking,
): Promise<TaskView | undefined> {
  const shown = await core.invoke('task.show', { taskId });
  if (!shown.ok) {
    if (shown.failure.kind === 'signed-out') throw new SignedOut();
    if (shown.failure.kind === 'not-found' && mayBeGone) {
      memory.gone = true;
      return undefined;
    }
    if (isInStep) throw new Error(`${name}: ${taskId} is gone: ${shown.failure.kind}`);
    return undefined;
  }
  const { task, refusal } = shown.value;
  const expected = [memory.state, ...memory.maybe];
  const isRefused = mayBeGone || (memory.takenBack && (refusal !== null || (await isOvertaken(core, task))));
  if (!expected.includes(task.state) && !isRefused) {
    const outbox = JSON.stringify(await core.tool('outbox'));
    throw new Error(
      `${name}: ${taskId} is ${task.state} version ${task.version}, but ${expected.join(' or ')} is remembered` +
        `, refusal ${refusal?.reason}, taken back ${memory.takenBack}, outbox ${outbox}`,
    );
  }
  const texts = task.notes.map(({ text }) => text);
  const problem = mayBeGone || !isInStep ? undefined : findNoteProblem(memory, texts);
  if (problem !== undefined) {
    const outbox = JSON.stringify(await core.tool('outbox'));
    throw new Error(`${name}: ${taskId}: ${problem}; shown ${texts.join(', ')}; outbox ${outbox}`);
  }
  if (mayBeGone) return shown.value; // what the person remembers is compared with the server at the end
  for (const text of texts) memory.notes.set(text, 'sure');
  if (isInStep) forgetUndone(memory);
  memory.state = task.state;
  memory.maybe = [];
  if (refusal !== null) {
    if (!memory.takenBack) throw new Error(`${name}: ${taskId} was refused: ${refusal.reason}`);
    await core.ask('task.acknowledge-refusal', { taskId });
  }
  return shown.value;
}

/** A click without an answer that is not there now never happened. */
function forgetUndone({ notes }: TaskMemory): void {
  for (const [text, certainty] of notes) if (certainty === 'maybe') notes.delete(text);
}

/** The hand-over came first, and the pull says so before the server has turned the waiting reversal down. */
async function isOvertaken(core: CoreProcess, { id, handover }: Task): Promise<boolean> {
  if (handover.specialist !== 'delivered' && handover.statistics !== 'delivered') return false;
  const entries = await core.tool('outbox');
  return entries.some((entry) => entry.taskId === id && entry.kind.startsWith('undo-') && entry.state !== 'refused');
}
