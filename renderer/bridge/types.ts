import type { RequestOf, ResponseOf } from '../../shared/ipc/index.ts';

export type { ConflictCard } from '../../shared/ipc/conflicts.ts';
export type { BatchOutcome, Pile, PileRow, TeamOverview } from '../../shared/ipc/coordination.ts';
export type { DeputyEntry, DeputyshipView } from '../../shared/ipc/deputies.ts';
export type { Derivative, DerivativeSteps, TaskEvidence } from '../../shared/ipc/evidence.ts';
export type { InboxFilter, InboxRow, InboxScope, ItemSyncState } from '../../shared/ipc/inbox.ts';
export type { SearchHit } from '../../shared/ipc/search.ts';
export type { SessionState, SignInAttempt } from '../../shared/ipc/session.ts';
export type { SyncStatus } from '../../shared/ipc/sync-status.ts';
export type { TaskView } from '../../shared/ipc/task.ts';
export type { FoundTask } from '../../shared/ipc/whereabouts.ts';
export type { WorkstationState } from '../../shared/ipc/workstation.ts';

/** The answers of channels as features see them; the contract itself stays behind the bridge. */
export type InboxCounts = ResponseOf<'inbox.counts'>;
export type Undoable = ResponseOf<'task.undoable'>[number];
export type CaseFileOverview = ResponseOf<'case-file.show'>;
export type CaseFileRow = ResponseOf<'case-file.find'>['rows'][number];
export type DeputyCard = ResponseOf<'deputies.list'>['cards'][number];
export type DeputyshipFormFacts = ResponseOf<'deputies.form'>;
export type DeputyshipWish = RequestOf<'deputies.set'>;
export type DeputyshipWarnings = ResponseOf<'deputies.check'>['warnings'];
export type HandBack = ResponseOf<'deputies.hand-back'>;
export type SignedIn = Extract<ResponseOf<'session.show'>, { state: 'signed-in' }>;
export type TaskStep = ResponseOf<'audit.task-history'>['steps'][number];
export type LogVerification = ResponseOf<'audit.verify'>;
export type LogRow = ResponseOf<'audit.entries'>['rows'][number];
export type LogFilter = RequestOf<'audit.entries'>['filter'];
export type InventoryRow = ResponseOf<'inventory.list'>['rows'][number];
export type Inventory = ResponseOf<'inventory.list'>;
export type ReassignRequest = RequestOf<'coordination.reassign'>;
export type Clearing = ResponseOf<'clearing.candidates'>;
export type NewPerson = RequestOf<'clearing.register'>['person'];
export type Batch = ResponseOf<'coordination.batches'>[number];
