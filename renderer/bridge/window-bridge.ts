/** What the preload script exposes; the only door out of the window. */
export interface WindowBridge {
  invoke(channel: string, request: unknown): Promise<unknown>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly zweiklick?: WindowBridge;
  }
}

/** Throws where the page was opened without its preload script (a defect of the shell). */
export function windowBridge(): WindowBridge {
  const bridge = window.zweiklick;
  if (bridge === undefined) throw new Error('The window has no bridge to the core');
  return bridge;
}
