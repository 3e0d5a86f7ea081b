import type { Failure } from '../../shared/base/failure.ts';
import type { Result } from '../../shared/base/result.ts';
import type { CacheTopic } from '../cache/handle.ts';
import type { PullProgress } from './pull.ts';

/** What the import worker is started with. The key stays in memory; it is never written. */
export interface ImportSettings {
  readonly file: string;
  readonly key: Uint8Array;
  readonly serverUrl: string;
}

export type ImportRequest =
  | { readonly request: 'pull'; readonly token: string; readonly now: Date }
  | { readonly request: 'cancel' }
  | { readonly request: 'close' };

export type ImportReply =
  | { readonly reply: 'progress'; readonly progress: PullProgress }
  | { readonly reply: 'committed'; readonly topics: readonly CacheTopic[] }
  /** The server answered, at this time of its own clock. */
  | { readonly reply: 'server-time'; readonly at: Date }
  | { readonly reply: 'finished'; readonly result: Result<undefined, Failure> };
