import type { WorkerId } from '../../../shared/base/ids.ts';
import type { Command } from '../../../shared/commands/command.ts';
import type { RefusalReason } from '../../../shared/commands/refusal.ts';
import type { ConflictChoice, ConflictOutcome, Difference } from '../../../shared/domain/conflict.ts';
import type { FileDocument } from '../../../shared/domain/file-document.ts';
import type { TaskPermission } from '../../../shared/domain/policy/policy-table.ts';
import type { Task } from '../../../shared/domain/task.ts';
import type { SeenState } from '../../cache/conflict/seen-rows.ts';

/** The refused work of one task: the commands in the order of the clicks, and what the person saw before them. */
export interface Mine {
  readonly me: WorkerId;
  readonly commands: readonly Command[];
  /** Null when it is not known any more. */
  readonly seen: SeenState | null;
}

/** What holds instead, as far as this person may see it. */
export interface Theirs {
  /** The server's state. */
  readonly task: Task;
  /** Durchschrift and proofs of the task that lie in a file. */
  readonly filed: readonly Pick<FileDocument, 'caseFileId' | 'register' | 'title' | 'contentHash'>[];
  readonly permitted: readonly TaskPermission[];
  /** Somebody else has it in hand at this moment. */
  readonly isInOtherHands: boolean;
  /** There is a team lead or a team that could take it. */
  readonly hasRecipient: boolean;
}

export interface ConflictDecision {
  readonly outcome: ConflictOutcome;
  /** The reason of the first command: what came after it fell with it. */
  readonly reason: RefusalReason;
  readonly differences: readonly Difference[];
  /** At most three. */
  readonly choices: readonly ConflictChoice[];
  /** What `again` would do, in order; what is done already is left out. */
  readonly again: readonly Command[];
}
