import { useState } from 'react';
import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import type { InboxCounts, InboxFilter, InboxScope } from '../../bridge/types.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { inboxText } from '../../text/inbox.ts';
import { IconButton } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { Select } from '../../ui/select.tsx';

export interface InboxFilterBarProps {
  readonly filter: InboxFilter;
  readonly counts: InboxCounts | undefined;
  readonly onChange: (filter: InboxFilter) => void;
}

const ALL = 'all';
const scopes: readonly InboxScope[] = ['all', 'own', 'deputy', 'team', 'clearing'];

export function InboxFilterBar({ filter, counts, onChange }: InboxFilterBarProps) {
  const isSpecial = filter.procedure !== null || filter.status !== 'to-do' || filter.order !== 'newest';
  const [isOpen, setOpen] = useState(isSpecial);
  const setScope = (scope: InboxScope) => onChange({ ...filter, scope });
  useKeyCommand('scope-all', () => setScope('all'));
  useKeyCommand('scope-own', () => setScope('own'));
  useKeyCommand('scope-deputy', () => setScope('deputy'));
  useKeyCommand('scope-team', () => setScope('team'));
  useKeyCommand('scope-clearing', () => setScope('clearing'));
  // A chip that could only ever say 0 would be in the way of most people.
  const shown = scopes.filter(
    (id) => id === 'all' || id === 'own' || id === filter.scope || (counts !== undefined && counts[id] > 0),
  );
  const isCounted = filter.status === 'to-do' && filter.procedure === null;
  return (
    <div className="zk-inbox__filter">
      <div className="zk-inbox__chips">
        <ChoiceChips
          label={inboxText.scopes}
          choices={shown.map((id) => ({
            id,
            label: inboxText.scope[id],
            ...(isCounted && counts !== undefined ? { count: counts[id] } : {}),
          }))}
          value={filter.scope}
          onChange={setScope}
        />
        <IconButton
          icon="settings"
          label={inboxText.more}
          isOn={isOpen || isSpecial}
          onPress={() => setOpen(!isOpen)}
        />
      </div>
      {isOpen ? <MoreFilters filter={filter} counts={counts} onChange={onChange} /> : null}
    </div>
  );
}

function MoreFilters({ filter, counts, onChange }: InboxFilterBarProps) {
  const kinds = counts?.procedures ?? [];
  return (
    <div className="zk-inbox__more">
      <Select
        label={inboxText.procedure}
        value={filter.procedure ?? ALL}
        options={[
          { id: ALL, label: inboxText.allProcedures },
          ...kinds.map(({ procedure, count }) => ({
            id: procedure,
            label: inboxText.procedureCount(findProcedure(procedure)?.label ?? procedure, count),
          })),
        ]}
        onChange={(id) => onChange({ ...filter, procedure: id === ALL ? null : id })}
      />
      <Select
        label={inboxText.status}
        value={filter.status}
        options={[
          { id: 'to-do', label: inboxText.statuses['to-do'] },
          { id: 'done', label: inboxText.statuses.done },
        ]}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <Select
        label={inboxText.order}
        value={filter.order}
        options={[
          { id: 'newest', label: inboxText.orders.newest },
          { id: 'oldest', label: inboxText.orders.oldest },
          { id: 'due', label: inboxText.orders.due },
          { id: 'name', label: inboxText.orders.name },
        ]}
        onChange={(order) => onChange({ ...filter, order })}
      />
    </div>
  );
}
