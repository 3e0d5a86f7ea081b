import type { TaskId } from '../../shared/base/ids.ts';
import type { Task, TaskState } from '../../shared/domain/task.ts';
import { fileByProposal } from './caseworker.ts';
import { CoreGone, type CoreOptions, type CoreProcess, startCore } from './core-process.ts';
import type { Seeded } from './seeded.ts';

/** What a person remembers of a task, from the answers they were given. */
interface Memory {
  state: TaskState;
  /** A click without an answer: what it may have led to. */
  maybe: readonly TaskState[];
  /** It was once taken back, which the server may refuse when it was handed over meanwhile. */
  takenBack: boolean;
}

export interface DeviceSetting {
  readonly name: string;
  readonly core: CoreOptions;
  /** Nobody else works on them. */
  readonly taskIds: readonly TaskId[];
  readonly random: Seeded;
}

/** A workstation whose core is killed again and again, and a person who notices when anything they did is gone. */
export interface RestlessDevice {
  /** Starts, checks what is remembered, clicks on, and is killed at a random moment. */
  liveOnce(): Promise<void>;
  /** Starts and checks; stays alive. */
  wakeUp(): Promise<CoreProcess>;
  /** Compares every task with what is remembered; throws when something is gone. */
  check(core: CoreProcess): Promise<void>;
  /** What must be on the server when everything has arrived. */
  remembered(): ReadonlyMap<TaskId, TaskState>;
  readonly clicks: { answered: number; unanswered: number };
}

export function createRestlessDevice({ name, core: options, taskIds, random }: DeviceSetting): RestlessDevice {
  const memories = new Map<TaskId, Memory>(
    taskIds.map((taskId) => [taskId, { state: 'open', maybe: [], takenBack: false }]),
  );
  const clicks = { answered: 0, unanswered: 0 };
  let synced = false;

  const memoryOf = (taskId: TaskId): Memory => {
    const memory = memories.get(taskId);
    if (memory === undefined) throw new Error('not a task of this device');
    return memory;
  };

  /** Compares what is shown with what is remembered; then what is shown is the truth. Undefined: not synced yet. */
  const look = async (core: CoreProcess, taskId: TaskId) => {
    const shown = await core.invoke('task.show', { taskId });
    if (!shown.ok) {
      if (synced) throw new Error(`${name}: ${taskId} is gone: ${shown.failure.kind}`);
      return undefined;
    }
    synced = true; // what was here once has to stay
    const memory = memoryOf(taskId);
    const { task, refusal } = shown.value;
    const expected = [memory.state, ...memory.maybe];
    const isRefused = memory.takenBack && (refusal !== null || (await isOvertaken(core, task)));
    if (!expected.includes(task.state) && !isRefused) {
      throw new Error(
        `${name}: ${taskId} is ${task.state} version ${task.version}, but ${expected.join(' or ')} is remembered` +
          `, refusal ${refusal?.reason}, taken back ${memory.takenBack}, outbox ${JSON.stringify(await core.tool('outbox'))}`,
      );
    }
    memory.state = task.state;
    memory.maybe = [];
    if (refusal !== null) {
      if (!memory.takenBack) throw new Error(`${name}: ${taskId} was refused: ${refusal.reason}`);
      await core.ask('task.acknowledge-refusal', { taskId });
    }
    return shown.value;
  };

  /** The hand-over came first, and the pull says so before the server has turned the waiting reversal down. */
  const isOvertaken = async (core: CoreProcess, { id, handover }: Task): Promise<boolean> => {
    if (handover.specialist !== 'delivered' && handover.statistics !== 'delivered') return false;
    const entries = await core.tool('outbox');
    return entries.some((entry) => entry.taskId === id && entry.kind.startsWith('undo-') && entry.state !== 'refused');
  };

  const click = async (core: CoreProcess, taskId: TaskId): Promise<void> => {
    const view = await look(core, taskId);
    if (view === undefined) return;
    const memory = memoryOf(taskId);
    const { state, version } = view.task;
    const takesBack = state !== 'open' && mayTakeBack(taskId) && random.chance(0.3);
    if (state === 'filed' && !takesBack) return;
    clicks.unanswered += 1;
    if (takesBack) {
      memory.maybe = ['open', 'confirmed'];
      memory.takenBack = true;
      const answer = await core.invoke('task.undo', { taskId });
      if (answer.ok) memory.state = answer.value.undone.includes('confirm') ? 'open' : 'confirmed';
    } else {
      const next = state === 'open' ? 'confirmed' : 'filed';
      memory.maybe = [next];
      const answer =
        state === 'open'
          ? await core.invoke('task.confirm', { taskId, expectedVersion: version })
          : await fileByProposal(core, taskId);
      if (answer.ok) memory.state = next;
      // meanwhile the server may have refused to take an earlier click back
      else if (!memory.takenBack) throw new Error(`${name}: ${next} failed with ${answer.failure.kind}`);
    }
    memory.maybe = [];
    clicks.unanswered -= 1;
    clicks.answered += 1;
  };

  const mayTakeBack = (taskId: TaskId) => taskIds.indexOf(taskId) % 2 === 1;

  const check = async (core: CoreProcess): Promise<void> => {
    for (const taskId of taskIds) await look(core, taskId);
  };

  const wakeUp = async (killAfterMs?: number): Promise<CoreProcess> => {
    const core = await startCore({ ...options, ...(killAfterMs === undefined ? {} : { killAfterMs }) });
    const bad = core.log.filter((line) => line.event === 'cache-set-aside' || line.event === 'unsent-work-recovered');
    if (bad.length > 0) throw new Error(`${name}: the cache did not open: ${JSON.stringify(bad)}`);
    await check(core);
    return core;
  };

  const live = async (): Promise<void> => {
    const duringStart = random.chance(0.15);
    const core = await wakeUp(duringStart ? random.between(100, 700) : undefined);
    let dying: Promise<void> | undefined;
    const die = (ms: number) => {
      dying ??= pause(ms).then(() => core.kill());
    };
    if (!synced) die(random.between(0, 4000)); // in the middle of the first sync
    const last = clicks.answered + random.between(0, 5);
    try {
      for (let attempts = 0; ; attempts += 1) {
        // sometimes within the click itself, else while its effect is on its way
        if (clicks.answered >= last || attempts > 12)
          die(random.chance(0.4) ? random.between(0, 15) : random.between(0, 800));
        await click(core, random.pick(taskIds));
        if (random.chance(0.1)) await core.invoke('sync.now', {});
        await pause(random.between(0, 60));
      }
    } finally {
      await dying;
    }
  };

  return {
    clicks,
    async liveOnce() {
      try {
        await live();
      } catch (error) {
        if (!(error instanceof CoreGone)) throw error;
      }
    },
    wakeUp: () => wakeUp(),
    check,
    remembered: () => new Map([...memories].map(([taskId, memory]) => [taskId, memory.state])),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((passed) => setTimeout(passed, ms));
}
