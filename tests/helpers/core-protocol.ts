import type { LogFields } from '../../electron/ports/log.ts';
import type { ChangeEvent } from '../../shared/ipc/index.ts';

/** What a core in a process of its own is started with. */
export interface CoreSetting {
  readonly profileDir: string;
  /** Where its vault keeps the key; never inside the profile. */
  readonly configDir: string;
  readonly serverUrl: string;
  /** Signs in through the demo door. */
  readonly demoLogin: string | null;
  /** Signs in through the code flow of the embedded provider when there is no stored session. */
  readonly credentials: { readonly login: string; readonly password: string } | null;
  /** Its clock runs this many times as fast, from `clockStart` (milliseconds since 1970) on. */
  readonly clockSpeed: number;
  readonly clockStart: number;
}

export type ToolName = 'outbox' | 'push' | 'verify' | 'doctor';

export type CoreRequest =
  | { readonly request: 'invoke'; readonly id: number; readonly channel: string; readonly body: unknown }
  | { readonly request: 'tool'; readonly id: number; readonly tool: ToolName }
  | { readonly request: 'close'; readonly id: number };

export type CoreReply =
  /** The program is loaded and begins to open the profile. */
  | { readonly reply: 'starting' }
  | { readonly reply: 'ready' }
  | { readonly reply: 'not-started'; readonly kind: string }
  | { readonly reply: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly reply: 'event'; readonly event: ChangeEvent }
  | { readonly reply: 'log'; readonly level: string; readonly event: string; readonly fields: LogFields };
