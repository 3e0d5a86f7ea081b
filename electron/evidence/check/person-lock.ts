import type { CaseFileId } from '../../../shared/base/ids.ts';
import type { Case } from '../../../shared/domain/case.ts';
import { decidePersonLock, type KnownPerson, type PersonLock } from '../../../shared/domain/evidence/person-lock.ts';
import { addressOf, type Person } from '../../../shared/domain/person.ts';
import type { Task } from '../../../shared/domain/task.ts';
import type { ReadableDatabase } from '../../cache/handle.ts';
import { findNamesakes } from '../../cache/person/namesakes.ts';
import type { TaskCheck } from './compute-check.ts';

/** The right-person lock (FEATURES L4) of a task against a file of its case; null where nothing was compared. */
export function lockOf(
  db: ReadableDatabase,
  task: Task,
  { check, numbersOnProof }: TaskCheck,
  target: { readonly benefitCase: Case; readonly caseFileId: CaseFileId },
): PersonLock | null {
  const { persons, files, caseNumber, namesakeIds = [] } = target.benefitCase; // a row from before there were any has none
  const file = files.find((candidate) => candidate.id === target.caseFileId);
  if (check === null || check.colour === 'none' || file === undefined) return null;
  const filePersons = file.personId === null ? persons : persons.filter((person) => person.id === file.personId);
  const customerNumbers = filePersons.flatMap((person) => person.customerNumber ?? []);
  return decidePersonLock({
    fields: check.fields,
    numbersOnProof,
    applicant: task.submission.applicant,
    filePersons: filePersons.map(known),
    namesakeIds,
    fileNumbers: [caseNumber, file.fileReference, ...customerNumbers],
    namesakes: findNamesakes(db, task.submission.applicant).map(known),
  });
}

function known(person: Person): KnownPerson {
  return { ...person, address: addressOf(person) };
}
