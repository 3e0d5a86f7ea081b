import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.ts';
import './tabs.css';

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: IconName;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  /** The content of the chosen tab; only this one is mounted. */
  readonly children: ReactNode;
}

/** A narrow row of tabs above one panel that fills the rest. */
export function Tabs<Id extends string>({ label, items, value, onChange, children }: TabsProps<Id>) {
  return (
    <AriaTabs
      className="zk-tabs"
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = items.find((item) => item.id === key);
        if (chosen !== undefined && chosen.id !== value) onChange(chosen.id);
      }}
    >
      <TabList className="zk-tabs__list" aria-label={label}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className="zk-tab">
            {item.icon === undefined ? null : <Icon name={item.icon} />}
            <span className="zk-tab__label">{item.label}</span>
          </Tab>
        ))}
      </TabList>
      <TabPanel id={value} className="zk-tabs__panel">
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
