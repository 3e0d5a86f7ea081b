import { type CheckRecord, checkRecordSchema } from '../../shared/domain/evidence/check-record.ts';
import type { Task } from '../../shared/domain/task.ts';

/** A Prüfvermerk in which everything agreed. */
export function sampleRecord(task: Task): CheckRecord {
  const { copy, attachments } = task.submission;
  const at = '2026-11-24T08:00:00.000Z';
  return checkRecordSchema.parse({
    format: 'zweiklick-pruefvermerk/1',
    taskId: task.id,
    processNumber: task.processNumber,
    procedure: { id: task.procedure, version: 2 },
    rules: 'sick-note/2 check/1',
    engines: ['test'],
    seen: [copy, ...attachments].map(({ contentHash, size }, index) => ({
      contentHash,
      size,
      origin: index === 0 ? 'copy' : 'proof',
      kind: null,
      copyKind: null,
    })),
    derivatives: [],
    colour: 'green',
    fields: [],
    findings: [],
    accepted: [],
    lockOverride: null,
    by: { id: task.assigneeId, name: 'Sabine 1' },
    onBehalfOf: null,
    confirmedAt: at,
    filedAt: at,
    isOnline: true,
  });
}
