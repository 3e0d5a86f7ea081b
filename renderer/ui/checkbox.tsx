import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { Icon } from './icon.tsx';
import './checkbox.css';

export interface CheckboxProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** One statement that a person makes deliberately. */
export function Checkbox({ children, isSelected, onChange }: CheckboxProps) {
  return (
    <AriaCheckbox className="zk-checkbox" isSelected={isSelected} onChange={onChange}>
      <span className="zk-checkbox__box">{isSelected ? <Icon name="check" size={12} /> : null}</span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}
