import { useId, useRef } from 'react';
import type { WorkerId } from '../../../shared/base/ids.ts';
import { announce } from '../../state/announcer.ts';
import { deputiesText } from '../../text/deputies.ts';
import { IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';

const text = deputiesText.form;

export interface Colleague {
  readonly id: WorkerId;
  readonly name: string;
  readonly teamName: string;
  readonly isAway: boolean;
}

export interface DeputyOrderProps {
  readonly colleagues: readonly Colleague[];
  readonly value: readonly WorkerId[];
  readonly onChange: (value: readonly WorkerId[]) => void;
}

/** Deputies in their order: add from a list, move up and down, remove; all of it with the keyboard. */
export function DeputyOrder({ colleagues, value, onChange }: DeputyOrderProps) {
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const nameOf = (worker: WorkerId) => colleagues.find((one) => one.id === worker)?.name ?? '';
  const move = (from: number, to: number) => {
    const moved = value[from];
    if (moved === undefined || to < 0 || to >= value.length) return;
    onChange(value.toSpliced(from, 1).toSpliced(to, 0, moved));
    announce(text.moved(nameOf(moved), to + 1));
    // the same button at the new place, so that a person can go on pressing; at the end the other one
    const direction = to < from ? 0 : 1;
    requestAnimationFrame(() => {
      const buttons = list.current?.children[to]?.querySelectorAll('button');
      const wanted = buttons?.[direction];
      (wanted?.disabled === false ? wanted : buttons?.[1 - direction])?.focus();
    });
  };
  const remaining = colleagues.filter((one) => !value.includes(one.id));
  return (
    <div className="zk-deputy-order">
      <p id={id} className="zk-field__label">
        {text.deputies}
      </p>
      {value.length === 0 ? null : (
        <ol ref={list} aria-labelledby={id}>
          {value.map((worker, index) => (
            <li key={worker}>
              <span className="zk-deputy-order__name">
                {index + 1}. {describeColleague(colleagues.find((one) => one.id === worker))}
              </span>
              <IconButton
                icon="chevron-up"
                label={text.moveUp(nameOf(worker))}
                isDisabled={index === 0}
                onPress={() => move(index, index - 1)}
              />
              <IconButton
                icon="chevron-down"
                label={text.moveDown(nameOf(worker))}
                isDisabled={index === value.length - 1}
                onPress={() => move(index, index + 1)}
              />
              <IconButton
                icon="cross"
                label={text.remove(nameOf(worker))}
                onPress={() => onChange(value.filter((one) => one !== worker))}
              />
            </li>
          ))}
        </ol>
      )}
      <Select
        label={text.addDeputy}
        value={undefined}
        options={remaining.map((one) => ({
          id: one.id,
          label: one.name,
          detail: one.isAway ? `${one.teamName}, ${deputiesText.away}` : one.teamName,
        }))}
        isDisabled={remaining.length === 0 || value.length >= 10}
        onChange={(worker) => onChange([...value, worker])}
      />
      <p className="zk-field__help">{text.deputiesHelp}</p>
    </div>
  );
}

function describeColleague(colleague: Colleague | undefined): string {
  if (colleague === undefined) return '';
  return colleague.isAway ? `${colleague.name} (${deputiesText.away})` : colleague.name;
}
