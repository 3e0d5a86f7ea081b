import { useState } from 'react';
import { z } from 'zod';
import { personId, type TeamId, teamId, type WorkerId } from '../../../shared/base/ids.ts';
import { procedures as allProcedures } from '../../../shared/procedures/catalogue.ts';
import { deputiesText } from '../../text/deputies.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFoundPersons } from './queries.ts';

const text = deputiesText.form;

/** What a deputyship is about. Nothing chosen of a kind does not narrow it. */
export const scopeSchema = z.object({
  isLimited: z.boolean(),
  procedures: z.array(z.string()).readonly(),
  teamIds: z.array(teamId).readonly(),
  persons: z.array(z.object({ id: personId, name: z.string() })).readonly(),
});
export type Scope = Readonly<z.infer<typeof scopeSchema>>;

export const wholeScope: Scope = { isLimited: false, procedures: [], teamIds: [], persons: [] };

export function isScopeEmpty({ isLimited, procedures, teamIds, persons }: Scope): boolean {
  return isLimited && procedures.length + teamIds.length + persons.length === 0;
}

export interface ScopeFieldsProps {
  readonly absentWorkerId: WorkerId;
  readonly teams: readonly { readonly id: TeamId; readonly name: string }[];
  readonly value: Scope;
  readonly onChange: (value: Scope) => void;
}

/** For everything, or for kinds of submissions, teams and people. */
export function ScopeFields({ absentWorkerId, teams, value, onChange }: ScopeFieldsProps) {
  return (
    <fieldset className="zk-deputy-scope">
      <legend>{text.scope}</legend>
      <ChoiceChips
        label={text.scope}
        choices={[
          { id: 'all', label: text.scopeAll },
          { id: 'some', label: text.scopeSome },
        ]}
        value={value.isLimited ? 'some' : 'all'}
        onChange={(choice) => onChange({ ...value, isLimited: choice === 'some' })}
      />
      {value.isLimited ? (
        <>
          <Checks
            label={text.procedures}
            options={allProcedures.map(({ id, label }) => ({ id, name: label }))}
            value={value.procedures}
            onChange={(procedures) => onChange({ ...value, procedures })}
          />
          <Checks
            label={text.teams}
            options={teams}
            value={value.teamIds}
            onChange={(teamIds) => onChange({ ...value, teamIds })}
          />
          <Persons
            absentWorkerId={absentWorkerId}
            value={value.persons}
            onChange={(persons) => onChange({ ...value, persons })}
          />
        </>
      ) : null}
    </fieldset>
  );
}

interface ChecksProps<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly name: string }[];
  readonly value: readonly Id[];
  readonly onChange: (value: readonly Id[]) => void;
}

export function Checks<Id extends string>({ label, options, value, onChange }: ChecksProps<Id>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a fieldset would be read twice
    <div className="zk-deputy-checks" role="group" aria-label={label}>
      <p className="zk-field__label">{label}</p>
      {options.map(({ id, name }) => (
        <Checkbox
          key={id}
          isSelected={value.includes(id)}
          onChange={(isSelected) => onChange(isSelected ? [...value, id] : value.filter((one) => one !== id))}
        >
          {name}
        </Checkbox>
      ))}
    </div>
  );
}

interface PersonsProps {
  readonly absentWorkerId: WorkerId;
  readonly value: Scope['persons'];
  readonly onChange: (value: Scope['persons']) => void;
}

/** People of the absent person's own cases, found by name. */
function Persons({ absentWorkerId, value, onChange }: PersonsProps) {
  const [search, setSearch] = useState('');
  const found = useFoundPersons(absentWorkerId, search)?.filter(({ id }) => !value.some((one) => one.id === id));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a fieldset would be read twice
    <div className="zk-deputy-checks" role="group" aria-label={text.persons}>
      <p className="zk-field__label">{text.persons}</p>
      {value.map((person) => (
        <div key={person.id} className="zk-deputy-person">
          <span>{person.name}</span>
          <Button variant="link" onPress={() => onChange(value.filter(({ id }) => id !== person.id))}>
            {text.remove(person.name)}
          </Button>
        </div>
      ))}
      <TextField
        type="search"
        icon="search"
        label={text.personSearch}
        value={search}
        onChange={setSearch}
        maxLength={100}
      />
      {found === undefined ? null : (
        <div role="status">
          {found.length === 0 ? <p className="zk-deputy__muted">{text.noPerson}</p> : null}
          {found.map(({ id, name, detail }) => (
            <div key={id} className="zk-deputy-person">
              <Button
                variant="link"
                onPress={() => {
                  onChange([...value, { id, name }]);
                  setSearch('');
                }}
              >
                {text.addPerson(name)}
              </Button>
              <span className="zk-deputy__muted">{detail}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
