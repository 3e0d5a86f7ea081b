import { toInstant } from '../../shared/base/calendar-date.ts';
import type { PersonId, WorkerId } from '../../shared/base/ids.ts';
import type { AuditObjectKind } from '../../shared/wire/audit.ts';
import type { SignedIn } from '../routes/access.ts';
import { appendAudit } from '../store/audit.ts';
import { hasEntryLike } from '../store/audit-reads.ts';
import type { Transaction } from '../store/database.ts';

/** The same look of the same person from the same workstation is entered once in this time, like opening a task there. */
const sameLookMs = 5 * 60_000;

export interface Look {
  readonly action: 'whereabouts-asked' | 'history-shown' | 'hand-back-shown' | 'deputyships-shown';
  readonly objectKind: AuditObjectKind;
  readonly objectId: string;
  /** Whom the person stands in for when they look. */
  readonly onBehalfOf?: WorkerId | null;
  /** Whether they were shown what they asked for. */
  readonly shown: boolean;
  /** Of a question that led to nothing known here. */
  readonly asked?: string;
  /** Whose names were among the answer. */
  readonly persons?: readonly PersonId[];
}

/** Enters that somebody was shown something by the server, or asked in vain. In the transaction that reads it: no answer without it. */
export async function noteLook(
  transaction: Transaction,
  { worker, deviceId }: Pick<SignedIn, 'worker' | 'deviceId'>,
  now: Date,
  { onBehalfOf = null, shown, asked, persons, ...look }: Look,
): Promise<void> {
  const after = { shown, ...(asked !== undefined && { asked }), ...(persons !== undefined && { persons }) };
  const entry = { ...look, workerId: worker.id, deviceId, onBehalfOf, after, class: 'read' } as const;
  if (await hasEntryLike(transaction, entry, new Date(now.getTime() - sameLookMs))) return;
  await appendAudit(transaction, { ...entry, at: toInstant(now), before: null, reason: shown ? null : 'not-found' });
}
