import type { TaskId } from '../../../shared/base/ids.ts';
import type { TaskState } from '../../../shared/domain/task.ts';

/** What a person remembers of a task, from the answers they were given. */
export interface TaskMemory {
  state: TaskState;
  /** A click without an answer: what it may have led to. */
  maybe: readonly TaskState[];
  /** It was once taken back, which the server may refuse when it was handed over meanwhile. */
  takenBack: boolean;
  /** Texts of notes; `sure` were answered. */
  readonly notes: Map<string, 'sure' | 'maybe'>;
  /** It went away with the right to see it. */
  gone: boolean;
}

export interface PersonMemory {
  readonly of: (taskId: TaskId) => TaskMemory;
  readonly all: () => ReadonlyMap<TaskId, TaskMemory>;
}

export function createMemory(taskIds: readonly TaskId[]): PersonMemory {
  const memories = new Map<TaskId, TaskMemory>(
    taskIds.map((taskId) => [taskId, { state: 'open', maybe: [], takenBack: false, notes: new Map(), gone: false }]),
  );
  return {
    of: (taskId) => {
      const memory = memories.get(taskId);
      if (memory === undefined) throw new Error('not a task of this person');
      return memory;
    },
    all: () => memories,
  };
}

/** What is wrong with the notes that are shown; undefined when every sure one is there once and no other twice. Pure. */
export function findNoteProblem(memory: Pick<TaskMemory, 'notes'>, shown: readonly string[]): string | undefined {
  const twice = shown.find((text, index) => shown.indexOf(text) !== index);
  if (twice !== undefined) return `note "${twice}" is there twice`;
  const lost = [...memory.notes].find(([text, certainty]) => certainty === 'sure' && !shown.includes(text));
  return lost === undefined ? undefined : `note "${lost[0]}" is lost`;
}
