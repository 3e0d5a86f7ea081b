import { dayInBerlin } from '../../../shared/base/calendar-date.ts';
import { caseFileId } from '../../../shared/base/ids.ts';
import type { CaseFile } from '../../../shared/domain/case.ts';
import { sortableName } from '../../../shared/domain/person.ts';
import type { Effect } from './effect.ts';

/** From this birthday people have a Fallakte of their own (§ 7 Abs. 1 SGB II). */
const workingAge = 15;

export interface HouseholdOfNewPerson {
  readonly caseNumber: string;
  /** The household is new as well, and needs its Leistungsakte. */
  readonly isFirst: boolean;
  /** How many persons it has. */
  readonly others: number;
}

/** The files that a new person needs: a Fallakte from fifteen on, and for a new household its Leistungsakte. */
export function filesOfNewPerson(
  { command, receivedAt, newId }: Pick<Effect<'register-person'>, 'command' | 'receivedAt' | 'newId'>,
  { caseNumber, isFirst, others }: HouseholdOfNewPerson,
): readonly CaseFile[] {
  const { person } = command;
  const number = caseNumber.replace(/[^\p{L}\p{N}]/gu, '').slice(-6);
  const files: CaseFile[] = [];
  if (isFirst) {
    files.push({
      id: caseFileId.parse(newId()),
      kind: 'benefit',
      personId: null,
      fileReference: `50-2-${number}`,
      title: `Leistungsakte ${person.familyName}`,
    });
  }
  const { birthDate } = person;
  const oldEnoughOn = `${Number(birthDate.slice(0, 4)) + workingAge}${birthDate.slice(4)}`;
  if (oldEnoughOn <= dayInBerlin(receivedAt)) {
    files.push({
      id: caseFileId.parse(newId()),
      kind: 'integration',
      personId: person.id,
      fileReference: `50-3-${number}${isFirst ? '' : `-${others + 1}`}`,
      title: `Fallakte ${sortableName(person)}`,
    });
  }
  return files;
}
