import type { Failure } from '../../shared/base/failure.ts';
import type { ProcessNumber } from '../../shared/base/ids.ts';
import type { Result } from '../../shared/base/result.ts';
import type { ChangeEvent } from '../../shared/ipc/index.ts';
import type { RecordVerification } from '../evidence/record/verify-records.ts';
import type { StartChild } from '../ports/child-process.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connectivity } from '../ports/connectivity.ts';
import type { KeyVault } from '../ports/key-vault.ts';
import type { Log } from '../ports/log.ts';
import type { NewId } from '../ports/new-id.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { OpenInBrowser } from '../ports/open-in-browser.ts';
import type { Presence } from '../ports/presence.ts';
import type { WorkFiles } from '../ports/work-files.ts';
import type { LockRule } from './lock-watch.ts';
import type { Workstation } from './workstation.ts';

/** What the core needs from the world around it; the shell, the command line and tests each bring their own. */
export interface AppPorts {
  readonly vault: KeyVault;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly connectivity: Connectivity;
  readonly notifier: Notifier;
  readonly startChild: StartChild;
  readonly openInBrowser: OpenInBrowser;
  readonly presence: Presence;
  readonly workFiles: WorkFiles;
}

export type WorkerName = 'import-worker' | 'evidence-worker';

export interface AppSettings {
  /** Folder of this person's encrypted data; local, never roaming. */
  readonly profileDir: string;
  /** Base address of the server, for example `https://zweiklick.kreis.example`. */
  readonly serverUrl: string;
  /** Signs in through the demo door of a server with demo data; it does not exist elsewhere. */
  readonly demoLogin: string | null;
  /** Where the scripts of worker threads and processes lie: bundled beside main, or the sources. */
  readonly workerScript: (name: WorkerName) => URL;
  /** Whether the core syncs by itself; the command line syncs only when told. */
  readonly background: boolean;
  /** When the work locks by itself. */
  readonly lock: LockRule;
  /** Whether proofs are read in the background before somebody opens their task. */
  readonly readsAhead: boolean;
}

/** Questions of operators, asked through the command line; the interface has no use for them. */
export interface AppTools {
  /** Every command that has not been answered, in the order of the clicks. No personal data. */
  outbox(): readonly OutboxLine[];
  /** Sends everything now, also what could still be taken back. */
  push(): Promise<Result<undefined, Failure>>;
  /** Reads everything that is stored: database, documents, journal of unsent work, Prüfvermerke. */
  verify(): Promise<Verification>;
  /** Reads what is missing of a task's proofs, here and now; `evidence.show` has the result then. */
  readProofs(taskId: string): Promise<void>;
  /** Lock, keys, reset, unsent work in a file. */
  readonly workstation: Workstation;
  /** What IT needs to know about this workstation. No personal data, no secrets. */
  doctor(): Promise<Diagnosis>;
}

export interface OutboxLine {
  readonly commandId: string;
  readonly taskId: string;
  readonly kind: string;
  readonly state: string;
  readonly sequence: number | null;
  readonly issuedAt: string;
  readonly refusal: string | null;
}

export interface Verification {
  readonly sound: boolean;
  readonly database: readonly string[];
  readonly documents: { readonly checked: number; readonly damaged: number };
  readonly journal: { readonly records: number; readonly unbroken: boolean };
  /** Every Prüfvermerk known here, checked without the server. */
  readonly records: RecordVerification;
}

export interface Diagnosis {
  readonly version: string;
  readonly protocol: number;
  readonly server: { readonly url: string; readonly reachable: boolean; readonly problem: string | null };
  readonly vault: string;
  readonly profile: { readonly folder: string; readonly bytes: number };
  readonly cache: {
    readonly schema: string;
    readonly tasks: number;
    readonly cases: number;
    readonly documents: number;
  };
  readonly outbox: { readonly held: number; readonly waiting: number; readonly refused: number };
  /** Looks that the server has not been told of yet, and removals of data since this cache was made. */
  readonly readLog: { readonly unsent: number; readonly removals: number };
  readonly lastSyncAt: string | null;
}

/** The running core. Shell, command line and tests all speak to it through the same channels as the interface. */
export interface App {
  /** Never rejects: the answer is `Result` data, also for unknown channels and malformed requests. */
  invoke(channel: string, request: unknown): Promise<unknown>;
  subscribe(listener: (event: ChangeEvent) => void): () => void;
  /** A link to a task was opened outside of the window: it opens as soon as somebody is signed in. */
  showTask(processNumber: ProcessNumber): void;
  readonly tools: AppTools;
  /** Finishes what is being written and closes the cache. Unsent work stays in the outbox. */
  close(): Promise<void>;
}
