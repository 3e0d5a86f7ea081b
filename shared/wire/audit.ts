import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { caseId, contentHash, taskId, workerId } from '../base/ids.ts';

/** What an entry of the audit log is about. */
export const auditObjectKinds = [
  'task',
  'transfer',
  'deputyship',
  'session',
  'document',
  'case',
  'worker',
  'rule',
  'export',
  'audit',
  'workstation',
] as const;
export type AuditObjectKind = (typeof auditObjectKinds)[number];

/** `read`: somebody looked at something, or it was delivered; kept for a shorter time than what was done. */
export const auditClasses = ['action', 'read'] as const;
export type AuditClass = (typeof auditClasses)[number];

/**
 * What can be wrong with the log:
 * `changed`: an entry or its seal is not what was sealed. `missing`: it was removed, also at the end. `inserted`: an entry
 * that this program did not write. `rewritten`: the chain fits in itself, but not to a hash that was kept outside of it.
 * `waiting`: it was not sealed in time.
 */
export const auditProblemKinds = ['changed', 'missing', 'inserted', 'rewritten', 'waiting'] as const;

export const auditProblem = z.object({
  kind: z.enum(auditProblemKinds),
  /** Number of the entry; for `rewritten` the first that may be concerned. Null for one that never had a number. */
  sequence: z.int().positive().nullable(),
  /** Its moment; of a removed one whose seal is gone too, that of the entry before it. Null when nothing is known. */
  at: instant.nullable(),
});
export type AuditProblem = z.infer<typeof auditProblem>;

export const auditHead = z.object({ sequence: z.int().nonnegative(), hash: z.string().length(64), at: instant });
export type AuditHead = z.infer<typeof auditHead>;

/** GET /v1/audit/verify. */
export const auditVerification = z.object({
  sound: z.boolean(),
  checkedAt: instant,
  /** Sealed entries, erased ones included. */
  entries: z.int(),
  /** Of these: content erased because its period was over. */
  erased: z.int(),
  /** Written, but not sealed yet. */
  waiting: z.int(),
  head: auditHead.nullable(),
  /** Hashes kept outside of the database that were compared. */
  anchors: z.int(),
  firstProblem: auditProblem.nullable(),
});
export type AuditVerification = z.infer<typeof auditVerification>;

/** Days in the office's time zone, both included. Null does not narrow. */
export const auditFilter = z.strictObject({
  objectKind: z.enum(auditObjectKinds).nullable().default(null),
  objectId: z.string().min(1).max(64).nullable().default(null),
  /** Of the task. */
  processNumber: z.string().min(1).max(40).nullable().default(null),
  workerId: workerId.nullable().default(null),
  class: z.enum(auditClasses).nullable().default(null),
  from: calendarDate.nullable().default(null),
  until: calendarDate.nullable().default(null),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditRow = z.object({
  /** Null until it is sealed. */
  sequence: z.int().nullable(),
  at: instant,
  /** Null: the server did it by itself. */
  workerId: workerId.nullable(),
  workerName: z.string().nullable(),
  onBehalfOfName: z.string().nullable(),
  action: z.string().max(60),
  class: z.enum(auditClasses),
  objectKind: z.enum(auditObjectKinds),
  objectId: z.string().max(64),
  /** Receipt number, for tasks. */
  processNumber: z.string().nullable(),
  reason: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditRow = z.infer<typeof auditRow>;

/** POST /v1/audit/entries (a question, so that filters stand in no URL): newest first, 100 a page. */
export const auditEntriesRequest = z.strictObject({
  filter: auditFilter,
  /** `next` of the page before. */
  page: z
    .string()
    .regex(/^\d{1,16}$/)
    .nullable()
    .default(null),
});
export const auditEntriesResponse = z.object({ rows: z.array(auditRow).max(100), next: z.string().nullable() });

/** POST /v1/audit/export: NDJSON, see server/audit/export-log.ts. The export becomes an entry itself. */
export const auditExportRequest = z.strictObject({ filter: auditFilter, reason: z.string().trim().min(5).max(500) });

/** What a person did with a task, oldest first. */
export const historyStep = z.object({
  at: instant,
  action: z.string().max(60),
  workerName: z.string().nullable(),
  onBehalfOfName: z.string().nullable(),
  /** States before and after; null where the step has none. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Names of fields, targets and the like; null for whoever may not see the task any more. */
  reason: z.string().nullable(),
  /** To whom it was given, for steps that pass it on. */
  toName: z.string().nullable(),
});
export type HistoryStep = z.infer<typeof historyStep>;

/** GET /v1/tasks/:taskId/history. `brief`: the person handled it once and may not see it any more; no citizen data. */
export const taskHistory = z.object({ scope: z.enum(['full', 'brief']), steps: z.array(historyStep) });
export type TaskHistory = z.infer<typeof taskHistory>;

/** What a workstation reports: a person looked at something, or data were removed from the machine. */
const read = { id: z.uuid(), at: instant, onBehalfOf: workerId.nullable() };
export const readReport = z.discriminatedUnion('kind', [
  z.strictObject({ ...read, kind: z.literal('task'), objectId: taskId }),
  z.strictObject({ ...read, kind: z.literal('case'), objectId: caseId }),
  z.strictObject({ ...read, kind: z.literal('document'), objectId: contentHash }),
  z.strictObject({
    ...read,
    kind: z.literal('removed'),
    /** Null: from several cases. */
    objectId: caseId.nullable(),
    reason: z.string().max(60),
    counts: z.record(z.string().max(40), z.int().nonnegative()),
  }),
]);
export type ReadReport = z.infer<typeof readReport>;

/** How much is on a workstation; counts only. */
export const workstationFigures = z.strictObject({
  tasks: z.int().nonnegative(),
  cases: z.int().nonnegative(),
  documents: z.int().nonnegative(),
  unsent: z.int().nonnegative(),
});
export type WorkstationFigures = z.infer<typeof workstationFigures>;

/** POST /v1/reads; idempotent by id. */
export const readsRequest = z.strictObject({
  reads: z.array(readReport).max(500),
  figures: workstationFigures.optional(),
});
export const readsResponse = z.object({ accepted: z.int() });

/** GET /v1/workstations, for IT: one row a workstation and person, in no telling order; neither ids nor names. */
export const workstationsResponse = z.object({
  workstations: z.array(
    workstationFigures.extend({
      /** The day of the last report. */
      reportedOn: calendarDate,
      /** Reports of data that were removed there. */
      removals: z.int(),
    }),
  ),
});
