import { Radio, RadioGroup } from 'react-aria-components';
import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import type { CandidateReason, DirectoryHit } from '../../../shared/domain/directory-hit.ts';
import { sortableName } from '../../../shared/domain/person.ts';
import { clearingText } from '../../text/clearing.ts';
import { PersonFacts } from './person-facts.tsx';

export interface ShownPerson extends DirectoryHit {
  /** What speaks for them; nothing for somebody who was searched for. */
  readonly reasons?: readonly CandidateReason[];
}

export interface PersonChoiceProps {
  readonly label: string;
  readonly persons: readonly ShownPerson[];
  readonly chosen: DirectoryHit | undefined;
  readonly onChoose: (person: DirectoryHit) => void;
}

/** One of several people, by arrow keys or pointer. Nobody is chosen beforehand: that is the decision. */
export function PersonChoice({ label, persons, chosen, onChoose }: PersonChoiceProps) {
  return (
    <RadioGroup
      className="zk-people"
      aria-label={label}
      value={chosen?.personId ?? null}
      onChange={(id) => {
        const person = persons.find(({ personId }) => personId === id);
        if (person !== undefined) onChoose(person);
      }}
    >
      {persons.map((person) => (
        <Radio key={person.personId} value={person.personId} className="zk-people__one">
          <span className="zk-people__name">
            {clearingText.person(sortableName(person), formatGermanDay(person.birthDate))}
          </span>
          <PersonFacts person={person} />
          {person.reasons === undefined ? null : (
            <span className="zk-people__reasons">
              {person.reasons.map((reason) => clearingText.reason[reason]).join(', ')}
            </span>
          )}
        </Radio>
      ))}
    </RadioGroup>
  );
}
