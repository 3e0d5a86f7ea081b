import type { Ref } from 'react';
import { TextField as AriaTextField, FieldError, Input, Label, Text, TextArea } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';
import { KeyHint } from './key-hint.tsx';
import { announceShortcut } from './key-shortcut.ts';
import './field.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'search' | 'password' | 'url';
  /** The label stays for screen readers only, for example in the search field of the header. */
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string;
  /** One line of help below the field. */
  readonly description?: string;
  /** What is wrong and what to do; its presence marks the field as invalid. */
  readonly error?: string | undefined;
  readonly icon?: IconName;
  readonly keys?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  /** More than 1 makes it a text area of that many lines. */
  readonly lines?: number;
  readonly maxLength?: number;
  readonly onSubmit?: () => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A labelled line (or area) of text, 28 px high. Enter calls `onSubmit` in a single line. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, description, error, icon, keys, onSubmit, lines = 1, placeholder, maxLength } = props;
  const limits = maxLength === undefined ? {} : { maxLength };
  return (
    <AriaTextField
      className="zk-field"
      value={value}
      onChange={onChange}
      type={props.type ?? 'text'}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      autoFocus={props.autoFocus ?? false}
      {...(props.autoComplete === undefined ? {} : { autoComplete: props.autoComplete })}
      {...limits}
    >
      <Label className={props.isLabelHidden === true ? 'zk-visually-hidden' : 'zk-field__label'}>{label}</Label>
      <span className="zk-field__box">
        {icon === undefined ? null : <Icon name={icon} />}
        {lines > 1 ? (
          <TextArea className="zk-field__input" rows={lines} {...(placeholder === undefined ? {} : { placeholder })} />
        ) : (
          <Input
            className="zk-field__input"
            ref={(element) => {
              announceShortcut(keys)(element);
              passTo(props.inputRef, element);
            }}
            {...(placeholder === undefined ? {} : { placeholder })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) onSubmit?.();
            }}
          />
        )}
        {keys === undefined ? null : <KeyHint keys={keys} />}
      </span>
      {description === undefined ? null : (
        <Text slot="description" className="zk-field__help">
          {description}
        </Text>
      )}
      <FieldError className="zk-field__error">{error}</FieldError>
    </AriaTextField>
  );
}

function passTo(ref: Ref<HTMLInputElement> | undefined, element: HTMLInputElement | null): void {
  if (typeof ref === 'function') ref(element);
  else if (ref !== null && ref !== undefined) ref.current = element;
}
