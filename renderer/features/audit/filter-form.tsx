import { useState } from 'react';
import type { WorkerId } from '../../../shared/base/ids.ts';
import type { LogFilter } from '../../bridge/types.ts';
import { auditText } from '../../text/audit.ts';
import { parseGermanDay } from '../../text/dates.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useStaff } from './queries.ts';

export interface FilterFormProps {
  readonly onApply: (filter: LogFilter) => void;
  readonly onExport: () => void;
  readonly canExport: boolean;
}

const kinds = [
  { id: 'all', label: auditText.kindAll },
  { id: 'action', label: auditText.kindAction },
  { id: 'read', label: auditText.kindRead },
] as const;
const everybody = 'everybody';

/** Nothing is asked before the button is pressed: each look at entries is an entry itself. */
export function FilterForm({ onApply, onExport, canExport }: FilterFormProps) {
  const staff = useStaff().data?.workers ?? [];
  const [processNumber, setProcessNumber] = useState('');
  const [kind, setKind] = useState<'all' | 'action' | 'read'>('all');
  const [person, setPerson] = useState<string>(everybody);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [wasTried, setTried] = useState(false);
  const days = { from: readDay(from), until: readDay(until) };
  const apply = () => {
    setTried(true);
    if (days.from === undefined || days.until === undefined) return;
    onApply({
      processNumber: processNumber.trim() === '' ? null : processNumber.trim().toUpperCase(),
      workerId: person === everybody ? null : (person as WorkerId), // of the list above
      class: kind === 'all' ? null : kind,
      from: days.from,
      until: days.until,
    });
  };
  const errorOf = (day: ReturnType<typeof readDay>) => (wasTried && day === undefined ? auditText.badDay : undefined);
  return (
    <form
      className="zk-log__filter"
      aria-label={auditText.filters}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <TextField label={auditText.processNumber} value={processNumber} onChange={setProcessNumber} onSubmit={apply} />
      <TextField label={auditText.from} value={from} onChange={setFrom} error={errorOf(days.from)} onSubmit={apply} />
      <TextField
        label={auditText.until}
        value={until}
        onChange={setUntil}
        error={errorOf(days.until)}
        onSubmit={apply}
      />
      <Select label={auditText.kind} options={kinds} value={kind} onChange={setKind} />
      <Select
        label={auditText.person}
        options={[
          { id: everybody, label: auditText.everybody },
          ...staff.map(({ id, name, teamName }) => ({ id: id as string, label: name, detail: teamName })),
        ]}
        value={person}
        onChange={setPerson}
      />
      <Button onPress={apply}>{auditText.apply}</Button>
      {canExport ? (
        <Button variant="quiet" onPress={onExport}>
          {auditText.export}
        </Button>
      ) : null}
    </form>
  );
}

/** Null where nothing was written, undefined where it is no day. */
function readDay(text: string) {
  return text.trim() === '' ? null : parseGermanDay(text);
}
