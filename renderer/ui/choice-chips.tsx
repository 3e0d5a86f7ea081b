import { Radio, RadioGroup } from 'react-aria-components';
import './choice-chips.css';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Shown after the label: `Meine 9`. */
  readonly count?: number;
}

export interface ChoiceChipsProps<Id extends string> {
  /** Spoken, for example `Eingang filtern`. */
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** Exactly one of a few filters, as a row of chips with the semantics and keys of a radio group. */
export function ChoiceChips<Id extends string>({ label, choices, value, onChange }: ChoiceChipsProps<Id>) {
  return (
    <RadioGroup
      className="zk-chips"
      aria-label={label}
      orientation="horizontal"
      value={value}
      onChange={(id) => {
        const chosen = choices.find((choice) => choice.id === id);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      {choices.map((choice) => (
        <Radio key={choice.id} value={choice.id} className="zk-chip">
          {choice.count === undefined ? choice.label : `${choice.label} ${choice.count}`}
        </Radio>
      ))}
    </RadioGroup>
  );
}
