import type { Failure } from '../../shared/base/failure.ts';
import { failure } from '../../shared/base/failure.ts';
import type { ContentHash, ProcessNumber, WorkerId } from '../../shared/base/ids.ts';
import { failed, type Result } from '../../shared/base/result.ts';
import type { SyncStatus } from '../../shared/domain/sync-status.ts';
import type { AnswerOf, ChannelName, CheckedRequestOf } from '../../shared/ipc/index.ts';
import type { SessionState } from '../../shared/ipc/session.ts';
import type { CallAnswer, CallParts } from '../../shared/wire/call.ts';
import type { Route } from '../../shared/wire/routes.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import type { EvidenceService } from '../evidence/service/evidence-control.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { ReadJournal } from '../outbox/read-journal.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewId } from '../ports/new-id.ts';
import type { WorkFiles } from '../ports/work-files.ts';
import type { WorkstationControl } from './workstation-control.ts';

/** The open data of the signed-in person. */
export interface Desk {
  readonly workerId: WorkerId;
  readonly db: WritableDatabase;
  readonly outbox: Outbox;
  /** A second copy of what the audit log has not been told yet. */
  readonly reads: ReadJournal;
  readonly blobs: BlobStore;
  /** Working copies a second time, under the key of unsent work. */
  readonly copies: Pick<BlobStore, 'write'>;
}

/** What handlers need of the sync. */
export interface SyncControl {
  status(): SyncStatus;
  /** Pull and push now, including what could still be taken back; ends when both were tried. */
  syncNow(): Promise<unknown>;
  fetchDocument(
    hash: ContentHash,
  ): Promise<Result<{ readonly bytes: Uint8Array; readonly mediaType: string }, Failure>>;
  /** Work was put into the outbox or taken back. */
  outboxChanged(): void;
}

/** What handlers need of the session. */
export interface SessionControl {
  show(): SessionState;
  /** Through the browser; settles when it was asked. */
  signIn(): Promise<Result<SessionState, Failure>>;
  cancelSignIn(): Result<SessionState, Failure>;
  /** With unsent work and `keepWork` false: the failure `conflict`. */
  signOut(keepWork: boolean): Promise<Result<SessionState, Failure>>;
  /** On every device; unsent work stays. Without the server: the failure `offline`. */
  signOutEverywhere(): Promise<Result<SessionState, Failure>>;
}

/** What handlers need of the reading of proofs; nothing is read when nobody is signed in. */
export type EvidenceControl = Pick<
  EvidenceService,
  'want' | 'progressOf' | 'clicked' | 'readAgain' | 'readBytes' | 'derive' | 'show'
>;

/** What can only be done with the server: the answer of a route, or `offline`, or the server's failure. */
export interface OnlineControl {
  call<Called extends Route>(route: Called, parts: CallParts<Called>): Promise<Result<CallAnswer<Called>, Failure>>;
  /** The whole text of a route that answers no JSON. */
  callForText(route: Route, body: unknown): Promise<Result<string, Failure>>;
}

/** A link to a task that was opened outside of the window, until it has been followed. */
export interface LinkControl {
  wanted(): ProcessNumber | null;
  done(): void;
}

/** Everything a handler may use. */
export interface HandlerWorld {
  /** Null when nobody is signed in. */
  desk(): Desk | null;
  readonly sync: SyncControl;
  readonly online: OnlineControl;
  readonly session: SessionControl;
  readonly evidence: EvidenceControl;
  readonly workstation: WorkstationControl;
  readonly link: LinkControl;
  readonly files: Pick<WorkFiles, 'save'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: NewId;
}

type Answer<Name extends ChannelName> = AnswerOf<Name> | Promise<AnswerOf<Name>>;

export type Handler<Name extends ChannelName> = (request: CheckedRequestOf<Name>, world: HandlerWorld) => Answer<Name>;

/** The handlers of one feature. */
export type HandlersOf<Name extends ChannelName> = { readonly [Each in Name]: Handler<Each> };

/** A handler that needs a signed-in person; without one the answer is `signed-out`. */
export function atDesk<Name extends ChannelName>(
  work: (request: CheckedRequestOf<Name>, desk: Desk, world: HandlerWorld) => Answer<Name>,
): Handler<Name> {
  return (request, world) => {
    const desk = world.desk();
    return desk === null ? failed(failure('signed-out')) : work(request, desk, world);
  };
}
