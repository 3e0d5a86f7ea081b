import { Select as AriaSelect, Button, Label, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components';
import { uiText } from '../text/ui.ts';
import { Icon } from './icon.tsx';
import './field.css';
import './select.css';

export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A muted second line, for example the retention period of a register. */
  readonly detail?: string;
}

export interface SelectProps<Id extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<Id>[];
  readonly value: Id | undefined;
  readonly onChange: (id: Id) => void;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
}

/** One of a few options, chosen from a list that opens below; typing the first letters jumps. */
export function Select<Id extends string>({ label, options, value, onChange, ...rest }: SelectProps<Id>) {
  return (
    <AriaSelect
      className="zk-field"
      value={value ?? null}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      isDisabled={rest.isDisabled ?? false}
      placeholder={uiText.choose}
    >
      <Label className={rest.isLabelHidden === true ? 'zk-visually-hidden' : 'zk-field__label'}>{label}</Label>
      <Button className="zk-field__box zk-select__button">
        <SelectValue className="zk-select__value" />
        <Icon name="chevron-down" size={12} />
      </Button>
      <Popover className="zk-popover" offset={2}>
        <ListBox className="zk-options">
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label} className="zk-option">
              <span>{option.label}</span>
              {option.detail === undefined ? null : <span className="zk-option__detail">{option.detail}</span>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
