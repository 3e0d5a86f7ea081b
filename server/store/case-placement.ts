import type { CaseId } from '../../shared/base/ids.ts';
import { desksOfCase } from './case.ts';
import type { Transaction } from './database.ts';
import { place, placeAll } from './placement.ts';

const documentsOfCase = `
  SELECT file_document.id FROM file_document JOIN case_file ON case_file.id = case_file_id WHERE case_id = :caseId`;

/**
 * Makes a change to tasks of a case, and lets the case with all its documents follow where that changes who works on it:
 * whoever has a task must see the file, and no longer than they have it.
 */
export async function withCaseFollowing<Result>(
  transaction: Transaction,
  caseId: CaseId | null,
  change: () => Promise<Result>,
): Promise<Result> {
  if (caseId === null) return change();
  const before = await desksOfCase(transaction, caseId);
  const result = await change();
  const desks = await desksOfCase(transaction, caseId);
  if (before.toSorted().join() === desks.toSorted().join()) return result;
  await place(transaction, 'case', caseId, desks);
  const documents = await transaction.query<{ id: string }>(documentsOfCase, { caseId });
  await placeAll(
    transaction,
    'file-document',
    documents.map(({ id }) => ({ id, desks })),
  );
  return result;
}
