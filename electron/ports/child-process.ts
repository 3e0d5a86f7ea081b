/** A process of its own: whatever goes wrong in it, also in native code, ends only it. */
export interface ChildProcess {
  /** Structured clone: bytes arrive as bytes. */
  send(message: unknown): void;
  /** Ends it at once. */
  kill(): void;
}

export interface ChildListener {
  readonly onMessage: (message: unknown) => void;
  /** Once, also when it never started. `signal` where the system tells it. */
  readonly onExit: (exit: { readonly code: number | null; readonly signal: string | null }) => void;
}

/** Starts a script of this program in a process of its own; `heapMegabytes` bounds what its own objects may take. */
export type StartChild = (
  script: URL,
  limits: { readonly heapMegabytes: number },
  listener: ChildListener,
) => ChildProcess;
