import type { DirectoryHit } from '../../../shared/domain/directory-hit.ts';
import { clearingText } from '../../text/clearing.ts';

/** What tells people of the same name apart, and whose work they are. */
export function PersonFacts({ person }: { readonly person: DirectoryHit }) {
  const { address, caseNumber, serviceOfficeName, fileReferences, goesTo } = person;
  return (
    <>
      <span>{address}</span>
      <span>{clearingText.household(caseNumber, serviceOfficeName)}</span>
      {fileReferences.length === 0 ? null : <span>{clearingText.fileReferences(fileReferences)}</span>}
      <span>{goesTo === null ? clearingText.workOfNobody : clearingText.workOf(goesTo)}</span>
    </>
  );
}
