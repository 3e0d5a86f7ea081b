import type { Instant } from '../../shared/base/calendar-date.ts';
import type { FiledDocument } from '../../shared/commands/command.ts';
import type { CheckRecord } from '../../shared/domain/evidence/check-record.ts';
import type { DocumentReading } from '../../shared/domain/evidence/reading.ts';
import type { EvidenceCheck } from '../../shared/domain/evidence/verdict.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { Procedure } from '../../shared/procedures/procedure.ts';
import type { StoredDerivative } from '../cache/derivative/derivative-rows.ts';
import type { OpenedFinding } from '../cache/opened-finding/opened-finding-rows.ts';

export interface RecordFacts {
  readonly task: Task;
  readonly procedure: Procedure;
  /** Null where nothing was compared: not read yet, or not readable. */
  readonly check: EvidenceCheck | null;
  readonly readings: readonly Pick<DocumentReading, 'engine'>[];
  readonly opened: readonly OpenedFinding[];
  readonly documents: readonly FiledDocument[];
  readonly derivatives: readonly StoredDerivative[];
  readonly lockOverride: string | null;
  readonly by: CheckRecord['by'];
  readonly onBehalfOf: CheckRecord['onBehalfOf'];
  readonly filedAt: Instant;
  readonly isOnline: boolean;
}

/** The Prüfvermerk of click two: what was seen, compared, opened and accepted (FEATURES L8). Pure. */
export function buildRecord(facts: RecordFacts): CheckRecord {
  const { task, procedure, check, opened } = facts;
  const openedAt = new Map(opened.map(({ key, at }) => [key, at]));
  return {
    format: 'zweiklick-pruefvermerk/1',
    taskId: task.id,
    processNumber: task.processNumber,
    procedure: { id: procedure.id, version: procedure.version },
    rules: check?.rules ?? '',
    engines: check === null ? [] : [...new Set(facts.readings.map(({ engine }) => engine))].slice(0, 10),
    seen: seenDocuments(task, check),
    derivatives: filedCopies(facts),
    colour: check?.colour ?? 'none',
    fields: (check?.fields ?? []).map(({ candidates: _candidates, ...verdict }) => verdict),
    findings: (check?.findings ?? []).slice(0, 60).map(({ key, id, severity, title }) => ({
      key,
      id,
      severity,
      title,
      openedAt: openedAt.get(key) ?? null,
    })),
    accepted: acceptedValues(task, check),
    lockOverride: facts.lockOverride === null ? null : { reason: facts.lockOverride },
    by: facts.by,
    onBehalfOf: facts.onBehalfOf,
    confirmedAt: task.confirmed?.at ?? null,
    filedAt: facts.filedAt,
    isOnline: facts.isOnline,
  };
}

function seenDocuments({ submission }: Task, check: EvidenceCheck | null): CheckRecord['seen'] {
  const copy = {
    contentHash: submission.copy.contentHash,
    size: submission.copy.size,
    origin: 'copy' as const,
    kind: null,
    copyKind: null,
  };
  const proofs = submission.attachments.map(({ contentHash, size }) => {
    const document = check?.documents.find((candidate) => candidate.contentHash === contentHash);
    const { kind = null, copyKind = null } = document?.isLegible === true ? document : {};
    return { contentHash, size, origin: 'proof' as const, kind, copyKind };
  });
  return [copy, ...proofs];
}

function filedCopies({ documents, derivatives, procedure }: RecordFacts): CheckRecord['derivatives'] {
  const isDiscarded = procedure.evidence?.originalPolicy === 'discard';
  return documents.flatMap(({ contentHash, replaces }) => {
    const made = derivatives.find(
      (candidate) => candidate.original === replaces && candidate.contentHash === contentHash,
    );
    if (made === undefined) return [];
    const { original, kind, isProven } = made;
    const isOriginalKept = kind === 'straightened' || !isDiscarded;
    return [{ original, derivative: contentHash, kind, isProven, isOriginalKept }];
  });
}

/** What the person took from the proof in place of what was declared, with the reason. */
function acceptedValues({ takenOver, submission }: Task, check: EvidenceCheck | null): CheckRecord['accepted'] {
  return Object.entries(takenOver).map(([field, { value, reason }]) => {
    const compared = check?.fields.find((verdict) => verdict.field === field)?.declared;
    const declared = compared ?? submission.declared[field];
    return { field, declared: declared === undefined ? null : String(declared), taken: value, reason };
  });
}
