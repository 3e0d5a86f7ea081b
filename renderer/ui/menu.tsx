import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  Button,
  Header,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { Icon } from './icon.tsx';
import './menu.css';
import './select.css';

export interface MenuItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

export interface MenuProps<Choice extends string> {
  /** Spoken name of the button. */
  readonly label: string;
  /** What the button shows. */
  readonly children: ReactNode;
  /** One choice among a few, kept while the menu stays open. */
  readonly choice: {
    readonly title: string;
    readonly items: readonly MenuItem<Choice>[];
    readonly value: Choice;
    readonly onChange: (id: Choice) => void;
  };
  readonly actions: readonly { readonly label: string; readonly onPress: () => void }[];
  /** Spoken name of the actions. */
  readonly actionsLabel: string;
}

/** A button that opens a menu with one choice and actions below it. */
export function Menu<Choice extends string>({ label, children, choice, actions, actionsLabel }: MenuProps<Choice>) {
  return (
    <MenuTrigger>
      <Button className="zk-menu__button" aria-label={label}>
        {children}
        <Icon name="chevron-down" size={12} />
      </Button>
      <Popover className="zk-popover" placement="bottom end" offset={2}>
        <AriaMenu className="zk-options">
          <MenuSection
            selectionMode="single"
            selectedKeys={[choice.value]}
            disallowEmptySelection
            onSelectionChange={(keys) => {
              const chosen = choice.items.find((item) => keys !== 'all' && keys.has(item.id));
              if (chosen !== undefined) choice.onChange(chosen.id);
            }}
          >
            <Header className="zk-menu__title">{choice.title}</Header>
            {choice.items.map((item) => (
              <AriaMenuItem key={item.id} id={item.id} className="zk-option">
                {item.label}
              </AriaMenuItem>
            ))}
          </MenuSection>
          <MenuSection className="zk-menu__actions" aria-label={actionsLabel}>
            {actions.map(({ label: action, onPress }) => (
              <AriaMenuItem key={action} id={`action ${action}`} className="zk-option" onAction={onPress}>
                {action}
              </AriaMenuItem>
            ))}
          </MenuSection>
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
