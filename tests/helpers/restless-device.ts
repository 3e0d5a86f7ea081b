import type { TaskId } from '../../shared/base/ids.ts';
import type { TaskState } from '../../shared/domain/task.ts';
import { CoreGone, type CoreOptions, type CoreProcess, type ProfileFolders, startCore } from './core-process.ts';
import { type ClickKind, clickKinds, expectMaybe, give, isPossible } from './kills/clicks.ts';
import { type Deadline, deadlineOf, pause } from './kills/deadline.ts';
import { isSignedOut, lookAt, SignedOut } from './kills/look.ts';
import { isRenewalOpen, makeOld, versionOfProfile } from './kills/old-profile.ts';
import { createMemory, type TaskMemory } from './kills/person-memory.ts';
import type { Phase } from './kills/phases.ts';
import type { Seeded } from './seeded.ts';

export interface DeviceSetting {
  readonly name: string;
  readonly profile: ProfileFolders;
  readonly core: Omit<CoreOptions, 'profileDir' | 'configDir'>;
  /** Nobody else works on them. */
  readonly taskIds: readonly TaskId[];
  /** Proofs that can be read; nobody clicks on these tasks. */
  readonly readableIds: readonly TaskId[];
  readonly random: Seeded;
  readonly mayForward: boolean;
  /** Whether the right to see the tasks has been taken by now. */
  readonly isRevoked: () => boolean;
}

export interface KillCounts {
  readonly byPhase: Map<Phase, number>;
  /** Steps the cache had taken when it was killed while being brought up to date. */
  readonly versionsFound: Map<number, number>;
  /** Renewals of the keys that a kill left open. */
  renewalsLeftOpen: number;
  readonly clicks: { answered: number; unanswered: number };
  /** Lives in which the session ended and the person had to sign in again. */
  signedOut: number;
}

/** A workstation whose core is killed again and again, and a person who notices when anything they did is gone. */
export interface RestlessDevice {
  /** Starts, checks what is remembered, does what the phase says, and is killed at a random moment. */
  liveOnce(phase: Phase): Promise<void>;
  /** Starts and checks; stays alive. */
  wakeUp(): Promise<CoreProcess>;
  /** Compares every task with what is remembered; throws when something is gone. */
  check(core: CoreProcess): Promise<void>;
  /** What must be on the server when everything has arrived. */
  remembered(): ReadonlyMap<TaskId, TaskMemory>;
  readonly counts: KillCounts;
}

const asClick: Partial<Record<Phase, readonly ClickKind[]>> = {
  confirm: ['confirm'],
  file: ['file', 'confirm'],
  undo: ['undo', 'file', 'confirm'],
  claim: ['claim'],
  note: ['note'],
  request: ['request', 'resume', 'confirm'],
  forward: ['forward', 'note'],
  deputy: ['confirm', 'file', 'note'],
  'right-revoked': ['confirm', 'file', 'note'],
};
/** So often in a row it is killed before it has everything; then it is let be. */
const SYNCS_CUT = 3;
const passphrase = 'Ein Satz für die Datei';

export function createRestlessDevice(setting: DeviceSetting): RestlessDevice {
  const { name, profile, taskIds, random } = setting;
  const options: CoreOptions = { ...setting.core, profileDir: profile.profileDir, configDir: profile.configDir };
  const memory = createMemory(taskIds);
  const counts: KillCounts = {
    byPhase: new Map(),
    versionsFound: new Map(),
    renewalsLeftOpen: 0,
    clicks: { answered: 0, unanswered: 0 },
    signedOut: 0,
  };
  let synced = false;
  /** Lives that ended before everything was here. */
  let unsynced = 0;
  let noted = 0;
  /** When the rows that are here were last in step, as long as others are to come: after a rebuild or a migration. */
  let stale: string | null | undefined;
  /** Phases and clicks, for the message of a failure. */
  const story: string[] = [];

  /** Asked before rows are looked at: what was here once has to stay. */
  const bringInStep = async (core: CoreProcess): Promise<void> => {
    if (synced) return;
    const status = await core.invoke('sync.status', {});
    if (!status.ok || status.value.lastSyncAt === null || status.value.lastSyncAt === stale) return;
    [synced, stale] = [true, undefined];
  };

  const fallBehind = (lastSyncAt: string | null): void => {
    [synced, stale] = [false, lastSyncAt];
  };

  const look = async (core: CoreProcess, taskId: TaskId) => {
    await bringInStep(core);
    const looking = { name, isInStep: synced, mayBeGone: setting.isRevoked() };
    return await lookAt(core, taskId, memory.of(taskId), looking);
  };

  const mayTakeBack = (taskId: TaskId) => taskIds.indexOf(taskId) % 2 === 1;

  /** One click on a task; false when it is not possible there. */
  const click = async (core: CoreProcess, kind: ClickKind, taskId: TaskId): Promise<boolean> => {
    const view = await look(core, taskId);
    if (view === undefined) return false;
    const { state } = view.task;
    if (!isPossible(kind, state, mayTakeBack(taskId), setting.mayForward)) return false;
    const remembered = memory.of(taskId);
    noted += 1;
    const note = `${name} ${noted}`;
    counts.clicks.unanswered += 1;
    expectMaybe(remembered, kind, state, note);
    story.push(`${kind} ${taskId.slice(0, 4)} ${noted}`);
    const answer = await give(core, kind, view, note);
    if (!answer.ok && answer.failure.kind === 'signed-out') throw new SignedOut();
    counts.clicks.unanswered -= 1;
    counts.clicks.answered += 1;
    story.push(answer.ok ? 'ok' : answer.failure.kind);
    if (answer.ok) {
      if (kind === 'note') remembered.notes.set(note, 'sure');
      remembered.state =
        kind === 'undo' ? (await core.ask('task.show', { taskId })).task.state : stateAfter(kind, state);
    } else if (!remembered.takenBack && !setting.isRevoked()) {
      // meanwhile the server may have refused to take an earlier click back
      throw new Error(`${name}: ${kind} failed with ${answer.failure.kind}`);
    }
    if (!answer.ok) remembered.notes.delete(note);
    remembered.maybe = [];
    return true;
  };

  const clickSomewhere = async (core: CoreProcess, kinds: readonly ClickKind[]): Promise<boolean> => {
    const start = random.between(0, taskIds.length - 1);
    for (const kind of kinds) {
      for (let step = 0; step < taskIds.length; step += 1) {
        const taskId = taskIds[(start + step) % taskIds.length];
        if (taskId !== undefined && (await click(core, kind, taskId))) return true;
      }
    }
    return false;
  };

  const check = async (core: CoreProcess): Promise<void> => {
    for (const taskId of taskIds) await look(core, taskId);
  };

  const start = async (more: Partial<CoreOptions> = {}): Promise<CoreProcess> => {
    const core = await startCore({ ...options, ...more }).catch((error: unknown) => {
      // nobody killed it: it ended by itself
      if (more.killAfterLoadMs === undefined && error instanceof CoreGone) throw new Error(`${name}: ${error.message}`);
      throw error;
    });
    try {
      const bad = core.log.filter(({ event }) => event === 'cache-set-aside' || event === 'unsent-work-recovered');
      if (bad.length > 0) throw new Error(`${name}: the cache did not open: ${JSON.stringify(bad)}`);
      await check(core);
      return core;
    } catch (error) {
      await core.kill();
      throw error;
    }
  };

  /** A person tries again when the sign-in did not work. */
  const startSignedIn = async (): Promise<CoreProcess> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await start();
      } catch (error) {
        if (!isSignedOut(error) || attempt === 5) throw error;
      }
    }
  };

  /** Until everything is here; false when the network let nobody sign in, which the next start tries again. */
  const waitForRows = async (core: CoreProcess): Promise<boolean> => {
    for (const until = Date.now() + 120_000; !synced; await pause(100)) {
      if ((await core.ask('session.show', {})).state === 'signed-out') return false;
      if (Date.now() > until) throw new Error(`${name}: nothing comes from the server`);
      await check(core);
    }
    return true;
  };

  const verify = async (core: CoreProcess): Promise<void> => {
    const found = await core.tool('verify');
    if (!found.sound) throw new Error(`${name}: not sound: ${JSON.stringify(found)}`);
  };

  const actOut = async (core: CoreProcess, phase: Phase, deadline: Deadline): Promise<void> => {
    const kinds = asClick[phase];
    if (kinds !== undefined) {
      for (let warmUp = random.between(0, 3); warmUp > 0; warmUp -= 1)
        await clickSomewhere(core, [random.pick(clickKinds)]);
      // sometimes within the click itself, else while its effect is on its way
      deadline.in(random.chance(0.4) ? random.between(0, 15) : random.between(0, 800));
      await clickSomewhere(core, kinds);
      if (random.chance(0.3)) await core.invoke('sync.now', {});
      return;
    }
    switch (phase) {
      case 'sync':
        deadline.in(random.between(0, 600));
        return void (await core.invoke('sync.now', {}));
      case 'evidence':
        deadline.in(random.between(0, 1500));
        for (const taskId of setting.readableIds) {
          await core.invoke('evidence.show', { taskId });
          await core.invoke('evidence.read-again', { taskId });
        }
        return;
      case 'key-rotation':
        deadline.in(random.between(0, 900));
        return void (await core.invoke('workstation.renew-keys', {}));
      case 'reset':
        fallBehind((await core.ask('sync.status', {})).lastSyncAt);
        deadline.in(random.between(0, 700));
        return void (await core.invoke('workstation.reset', {}));
      case 'export-import': {
        if (random.chance(0.4)) deadline.in(random.between(0, 900));
        await core.invoke('workstation.export-work', { passphrase });
        deadline.in(random.between(0, 900));
        await core.invoke('workstation.import-work', { passphrase });
        return;
      }
      default:
        return;
    }
  };

  /** A life in which the profile is one of an earlier version, killed while it is brought up to date. */
  const migrateAndDie = async (): Promise<void> => {
    const old = await makeOld(profile, random.between(1, 2));
    if (old === undefined) return;
    fallBehind(old.lastSyncAt);
    const dying = startCore({ ...options, killAfterLoadMs: random.between(0, 250) });
    await dying.then((core) => core.kill()).catch(ignoreGone);
    const version = await versionOfProfile(profile);
    if (version !== undefined) counts.versionsFound.set(version, (counts.versionsFound.get(version) ?? 0) + 1);
  };

  const live = async (phase: Phase): Promise<void> => {
    if (phase === 'migration') return await migrateAndDie();
    if (phase === 'start')
      return void (await start({ killAfterLoadMs: random.between(0, 400) }).then((core) => core.kill()));
    const core = await start();
    const deadline = deadlineOf(core);
    if (phase === 'first-sync') deadline.in(random.between(0, 4000));
    try {
      if (phase !== 'first-sync' && !(await waitForRows(core))) return;
      if (random.chance(0.2)) await verify(core);
      await actOut(core, phase, deadline);
      await pause(random.between(0, 100));
    } finally {
      await deadline.met();
    }
  };

  return {
    counts,
    async liveOnce(planned) {
      const phase = synced || unsynced >= SYNCS_CUT ? planned : 'first-sync';
      unsynced = synced ? 0 : unsynced + 1;
      story.push(`[${phase}]`);
      try {
        await live(phase);
      } catch (error) {
        if (isSignedOut(error)) counts.signedOut += 1;
        else if (!(error instanceof CoreGone)) throw new Error(`${story.slice(-60).join('; ')}`, { cause: error });
      }
      counts.byPhase.set(phase, (counts.byPhase.get(phase) ?? 0) + 1);
      if (phase === 'key-rotation' && (await isRenewalOpen(profile))) counts.renewalsLeftOpen += 1;
    },
    wakeUp: startSignedIn,
    check,
    remembered: () => memory.all(),
  };
}

function stateAfter(kind: ClickKind, state: TaskState): TaskState {
  switch (kind) {
    case 'confirm':
      return 'confirmed';
    case 'file':
      return 'filed';
    case 'request':
      return 'awaiting-citizen';
    case 'resume':
      return 'open';
    default:
      return state;
  }
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof CoreGone)) throw error;
}
