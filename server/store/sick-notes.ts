import type { CaseId, PersonId, TaskId } from '../../shared/base/ids.ts';
import type { CaseEvent, SickNote } from '../../shared/domain/case.ts';
import type { SickPeriod } from '../../shared/domain/evidence/verdict.ts';
import type { Queryable, Transaction } from './database.ts';
import { touch } from './placement.ts';

export type NewSickNote = Omit<SickNote, 'isVoided'> & { readonly id: string };
export type NewCaseEvent = CaseEvent & { readonly id: string };

const insert = `
  INSERT INTO sick_note (id, person_id, from_day, to_day, kind, assessed_on, content_hash, task_id)
  VALUES (:id, :personId, :from, :to, :kind, :assessedOn, :contentHash, :taskId)`;
const removeOfTask = 'DELETE FROM sick_note WHERE task_id = :taskId RETURNING id';
const insertEvent = `
  INSERT INTO case_event (id, person_id, kind, from_day, to_day) VALUES (:id, :personId, :kind, :from, :to)`;
const valid = `
  SELECT from_day AS "from", to_day AS "to", kind, assessed_on AS "assessedOn", content_hash AS "contentHash"
  FROM sick_note WHERE person_id = :personId AND NOT is_voided ORDER BY from_day, to_day, id`;

/** A confirmed period. Whoever sees the case hears of it by `touchCase`. */
export async function insertSickNote(transaction: Transaction, note: NewSickNote): Promise<void> {
  const { id, personId, from, to, kind, assessedOn, contentHash, taskId } = note;
  await transaction.query(insert, { id, personId, from, to, kind, assessedOn, contentHash, taskId });
}

/** Takes back what a confirmation wrote; false when it wrote none. */
export async function removeSickNoteOfTask(transaction: Transaction, taskId: TaskId): Promise<boolean> {
  return (await transaction.query(removeOfTask, { taskId })).length > 0;
}

export async function insertCaseEvent(transaction: Transaction, event: NewCaseEvent): Promise<void> {
  await transaction.query(insertEvent, { ...event });
}

/** The person's periods that count, the oldest first. */
export function findSickPeriods(queryable: Queryable, personId: PersonId): Promise<readonly SickPeriod[]> {
  return queryable.query<SickPeriod>(valid, { personId });
}

/** A case's history has changed: its row is sent again. */
export function touchCase(transaction: Transaction, caseId: CaseId): Promise<void> {
  return touch(transaction, 'case', caseId);
}
