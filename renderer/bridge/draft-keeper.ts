import type { Draft } from '../../shared/ipc/workstation.ts';

/** Between two writings of one draft to the disk; what is younger is lost when the program is killed. */
const KEEP_EVERY_MS = 100;

export interface DraftKeeper {
  /** The first change goes to the core at once, what follows it closely together; also when its form has closed by then. */
  keep(draft: Draft): void;
  /** Everything goes to the core now: the person turns to something else, perhaps to the lock of the machine. */
  flush(): void;
  /** What the core has not answered yet. */
  pending(id: string): string | undefined;
}

interface Underway {
  /** What to send next; undefined while the last one is only waited for. */
  next: Draft | undefined;
  /** The newest text. */
  text: string;
}

/** @param send to the core; that it fails (locked, a full disk) loses nothing: the form still has it, and tries with the next key */
export function createDraftKeeper(send: (draft: Draft) => Promise<unknown>): DraftKeeper {
  const underway = new Map<string, Underway>();
  const sendNext = async (one: Underway): Promise<void> => {
    const { next } = one;
    if (next === undefined) return;
    const pause = new Promise((passed) => setTimeout(passed, KEEP_EVERY_MS));
    one.next = undefined;
    await send(next).catch(() => undefined);
    if (one.next !== undefined) await pause;
    if (one.next === undefined) underway.delete(next.id);
    else await sendNext(one);
  };
  return {
    keep(draft) {
      const one = underway.get(draft.id);
      if (one !== undefined) {
        one.next = draft;
        one.text = draft.text;
        return;
      }
      const first = { next: draft, text: draft.text };
      underway.set(draft.id, first);
      void sendNext(first);
    },
    flush() {
      for (const one of underway.values()) {
        const { next } = one;
        if (next === undefined) continue;
        one.next = undefined;
        void send(next).catch(() => undefined); // the core takes one after the other
      }
    },
    pending: (id) => underway.get(id)?.text,
  };
}
