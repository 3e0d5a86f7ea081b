import type { Failure } from '../../shared/base/failure.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import type { ResponseOf } from '../../shared/ipc/index.ts';
import type { SessionState } from '../../shared/ipc/session.ts';
import type { ImportOutcome, WorkstationState } from '../../shared/ipc/workstation.ts';

/** What handlers need of the workstation itself. Without a signed-in person most of it is the failure `signed-out`. */
export interface WorkstationControl {
  show(): Promise<Result<WorkstationState, Failure>>;
  lock(): Promise<Result<SessionState, Failure>>;
  unlock(code: Secret): Promise<Result<SessionState, Failure>>;
  setCode(code: Secret): Promise<Result<WorkstationState, Failure>>;
  dropCode(): Promise<Result<WorkstationState, Failure>>;
  renewKeys(): Promise<Result<WorkstationState, Failure>>;
  reset(): Promise<Result<WorkstationState, Failure>>;
  rebuild(): Promise<Result<SessionState, Failure>>;
  /** Into a file that the person chooses. */
  exportWork(passphrase: Secret): Promise<Result<ResponseOf<'workstation.export-work'>, Failure>>;
  importWork(passphrase: Secret): Promise<Result<ImportOutcome, Failure>>;
}
