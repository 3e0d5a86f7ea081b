/** What the operating system tells about the person in front of the screen. */
export type PresenceEvent = 'lock-screen' | 'unlock-screen' | 'suspend';

export interface Presence {
  /** Seconds since keyboard or mouse were used last, in any program of this session. */
  idleSeconds(): number;
  /** Returns the end of the subscription. */
  subscribe(listener: (event: PresenceEvent) => void): () => void;
}

/** Where nobody sits in front of a screen: the command line. */
export const alwaysPresent: Presence = { idleSeconds: () => 0, subscribe: () => () => undefined };
