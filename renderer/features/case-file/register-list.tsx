import type { CaseFileOverview } from '../../bridge/types.ts';
import { caseFileText } from '../../text/case-file.ts';
import { formatCount } from '../../text/dates.ts';

export interface RegisterListProps {
  readonly registers: CaseFileOverview['registers'];
  readonly total: number;
  /** Null shows all registers. */
  readonly value: string | null;
  readonly onChange: (register: string | null) => void;
}

/** The sections of the file with what each holds; one of them narrows the list. */
export function RegisterList({ registers, total, value, onChange }: RegisterListProps) {
  return (
    <nav className="zk-registers" aria-label={caseFileText.registers}>
      <ul>
        <Entry label={caseFileText.allRegisters} count={total} isOn={value === null} onPick={() => onChange(null)} />
        {registers.map(({ number, title, count }) => (
          <Entry
            key={number}
            label={caseFileText.register(number, title)}
            count={count}
            isOn={value === number}
            onPick={() => onChange(number)}
          />
        ))}
      </ul>
    </nav>
  );
}

interface EntryProps {
  readonly label: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly onPick: () => void;
}

function Entry({ label, count, isOn, onPick }: EntryProps) {
  return (
    <li>
      <button type="button" className="zk-register" aria-pressed={isOn} onClick={onPick}>
        <span>{label}</span>
        <span>{formatCount(count)}</span>
      </button>
    </li>
  );
}
