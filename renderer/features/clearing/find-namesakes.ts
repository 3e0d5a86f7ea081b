import type { DirectoryHit } from '../../../shared/domain/directory-hit.ts';
import { foldFullName } from '../../../shared/domain/fold-name.ts';
import type { Person } from '../../../shared/domain/person.ts';

export type Identity = Pick<Person, 'familyName' | 'givenNames' | 'birthDate'>;

/** Each of them once who has the same name, however written, and the same birth date. Pure. */
export function findNamesakes<Known extends DirectoryHit>(
  identity: Identity,
  known: readonly Known[],
): readonly Known[] {
  const same = known.filter((one) => isNamesake(identity, one));
  return [...new Map(same.map((one) => [one.personId, one] as const)).values()];
}

export function isNamesake(one: Identity, other: Identity): boolean {
  return one.birthDate === other.birthDate && foldFullName(one) === foldFullName(other);
}
