import type { Page } from 'playwright-core';
import type { Question } from './control.ts';

/** A started process: its window is there, or it has ended by itself. */
export interface StartedProcess {
  /** The first window. Rejects when the process ends without one. */
  readonly firstPage: Promise<Page>;
  readonly exited: Promise<number | null>;
  /** Asks the stand-in; rejects on real Electron. */
  ask(question: Question): Promise<unknown>;
  /** What the process has printed so far. */
  output(): string;
  /** The way a person quits. */
  quit(): Promise<void>;
  /** The way a power cut quits. */
  kill(): void;
  dispose(): Promise<void>;
}

export interface ProcessSetting {
  readonly profile: string;
  readonly serverUrl: string;
  /** More words for the command line, such as a link that is opened with it. */
  readonly words?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}
