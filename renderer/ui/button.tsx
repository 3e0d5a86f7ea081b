import { type ReactNode, useId } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';
import { KeyHint } from './key-hint.tsx';
import { announceShortcut } from './key-shortcut.ts';
import './button.css';

/**
 * `main` is the one next click of the screen (44 px), `finish` the same in green for the click that completes the work,
 * `secondary` has an outline, `quiet` neither outline nor ground, `link` sits inside a line of text.
 */
export type ButtonVariant = 'main' | 'finish' | 'secondary' | 'quiet' | 'link';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly variant?: ButtonVariant;
  readonly icon?: IconName;
  /** The key that does the same, shown as a hint; the key itself is bound by the application's keyboard map. */
  readonly keys?: string;
  readonly isDisabled?: boolean;
  /** Why it cannot be pressed now. It keeps its place among the stops of the Tab key and says so there. */
  readonly closedBecause?: string | undefined;
  readonly autoFocus?: boolean;
  readonly type?: 'button' | 'submit';
  /** Of a button that shows or hides something below it. */
  readonly isExpanded?: boolean;
  /** For tests and styles of one place; never a substitute for a label. */
  readonly id?: string;
}

export function Button(props: ButtonProps) {
  const { children, onPress, variant = 'secondary', icon, keys, isDisabled = false, autoFocus = false } = props;
  const { closedBecause } = props;
  const reasonId = useId();
  const isClosed = closedBecause !== undefined;
  return (
    <TooltipTrigger delay={400} closeDelay={0} isDisabled={!isClosed}>
      <AriaButton
        className={`zk-button zk-button--${variant}`}
        onPress={() => {
          if (!isClosed) onPress();
        }}
        isDisabled={isDisabled}
        autoFocus={autoFocus}
        type={isClosed ? 'button' : (props.type ?? 'button')}
        {...(props.id === undefined ? {} : { id: props.id })}
        {...(props.isExpanded === undefined ? {} : { 'aria-expanded': props.isExpanded })}
        {...(isClosed ? { 'aria-describedby': reasonId, 'data-closed': true } : {})}
        ref={(element) => {
          announceShortcut(keys)(element);
          announceClosed(isClosed)(element);
        }}
      >
        {icon === undefined ? null : <Icon name={icon} />}
        <span className="zk-button__label">{children}</span>
        {keys === undefined ? null : <KeyHint keys={keys} />}
      </AriaButton>
      {isClosed ? (
        <>
          <span id={reasonId} className="zk-visually-hidden">
            {closedBecause}
          </span>
          <Tooltip className="zk-tooltip" offset={6}>
            {closedBecause}
          </Tooltip>
        </>
      ) : null}
    </TooltipTrigger>
  );
}

/** The native attribute would take the button out of reach of the keyboard, and with it the reason. */
function announceClosed(isClosed: boolean): (element: HTMLElement | null) => void {
  return (element) => {
    if (isClosed) element?.setAttribute('aria-disabled', 'true');
    else element?.removeAttribute('aria-disabled');
  };
}

export interface IconButtonProps {
  readonly icon: IconName;
  /** Spoken, and shown as a tooltip on hover and focus. */
  readonly label: string;
  readonly onPress: () => void;
  readonly keys?: string;
  readonly isDisabled?: boolean;
  /** For buttons that stay on or off. */
  readonly isOn?: boolean;
}

/** A 28 px square with an icon only; the label is spoken and appears as a tooltip. */
export function IconButton({ icon, label, onPress, keys, isDisabled = false, isOn }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <AriaButton
        className="zk-icon-button"
        aria-label={label}
        onPress={onPress}
        isDisabled={isDisabled}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        ref={announceShortcut(keys)}
      >
        <Icon name={icon} size={16} />
      </AriaButton>
      <Tooltip className="zk-tooltip" offset={6}>
        {label}
        {keys === undefined ? null : <KeyHint keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
