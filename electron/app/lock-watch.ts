import type { Clock } from '../ports/clock.ts';
import type { Presence } from '../ports/presence.ts';

/** How often it is looked how long nobody has touched keyboard or mouse. */
const LOOK_EVERY_MS = 10_000;

export interface LockRule {
  /** Null never locks by itself. */
  readonly afterMinutes: number | null;
  /** Whoever unlocks the machine has unlocked the work, too. */
  readonly unlocksWithSystem: boolean;
}

export interface LockActions {
  lockUp(): Promise<void>;
  unlock(): Promise<unknown>;
}

/** Locks when nobody is there, when the machine is locked and before it sleeps. Returns the end of the watch. */
export function watchPresence(
  { presence, clock }: { readonly presence: Presence; readonly clock: Clock },
  { afterMinutes, unlocksWithSystem }: LockRule,
  actions: LockActions,
): () => void {
  let cancel: () => void = () => undefined;
  let isMachineLocked = false;
  const look = () => {
    if (afterMinutes !== null && presence.idleSeconds() >= afterMinutes * 60) void actions.lockUp();
    cancel = clock.after(LOOK_EVERY_MS, look);
  };
  const end = presence.subscribe((event) => {
    if (event === 'unlock-screen') {
      if (isMachineLocked && unlocksWithSystem) void actions.unlock();
      isMachineLocked = false;
      return;
    }
    if (event === 'lock-screen') isMachineLocked = true;
    void actions.lockUp();
  });
  if (afterMinutes !== null) cancel = clock.after(LOOK_EVERY_MS, look);
  return () => {
    end();
    cancel();
  };
}
