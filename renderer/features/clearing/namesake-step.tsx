import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import { sortableName } from '../../../shared/domain/person.ts';
import { clearingText } from '../../text/clearing.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PersonFacts } from './person-facts.tsx';
import { type Namesakes, namesakeStepId } from './use-namesakes.ts';
import './namesakes.css';

/** Somebody has that name and that birth date already: what tells them apart, a tick, and a reason for the audit log. */
export function NamesakeStep({ namesakes, isTried }: { readonly namesakes: Namesakes; readonly isTried: boolean }) {
  const { found, isChecked, reason } = namesakes;
  if (found.length === 0) return null;
  return (
    <fieldset className="zk-namesakes" id={namesakeStepId}>
      <legend>{clearingText.namesakesTitle}</legend>
      <p>{clearingText.namesakesText}</p>
      <ul>
        {found.map((one) => (
          <li key={one.personId} className="zk-namesakes__one">
            <span className="zk-people__name">
              {clearingText.person(sortableName(one), formatGermanDay(one.birthDate))}
            </span>
            <PersonFacts person={one} />
          </li>
        ))}
      </ul>
      <Checkbox isSelected={isChecked} onChange={namesakes.check}>
        {clearingText.namesakesChecked}
      </Checkbox>
      {isTried && !isChecked ? <p className="zk-field__error">{clearingText.namesakesMissing}</p> : null}
      <TextField
        label={clearingText.namesakesReason}
        description={clearingText.namesakesReasonHelp}
        value={reason}
        lines={2}
        maxLength={500}
        error={isTried && reason.trim() === '' ? clearingText.whyMissing : undefined}
        onChange={namesakes.write}
      />
    </fieldset>
  );
}
