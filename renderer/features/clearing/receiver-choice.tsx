import type { Recipient } from '../../../shared/commands/command.ts';
import { clearingText } from '../../text/clearing.ts';
import { Select } from '../../ui/select.tsx';
import { useColleagues, useMe } from './queries.ts';

/** `rules`: to whom the work belongs. */
export type ReceiverChoice = string;
export const byRules: ReceiverChoice = 'rules';

export interface Receivers {
  readonly options: readonly { readonly id: ReceiverChoice; readonly label: string; readonly detail?: string }[];
  /** Null where the rules decide; undefined where nobody is chosen. */
  readonly recipientOf: (choice: ReceiverChoice | undefined) => Recipient | null | undefined;
}

/**
 * Who can get a task: the one to whom it belongs, oneself, colleagues, teams.
 * @param goesTo who that one is; null where the rules lead to nobody, undefined where only the server knows
 */
export function useReceivers(goesTo: string | null | undefined): Receivers {
  const colleagues = useColleagues().data;
  const me = useMe();
  const rules =
    goesTo === null
      ? []
      : [
          {
            id: byRules,
            label: goesTo === undefined ? clearingText.receiverUnknown : clearingText.receiverByRules(goesTo),
            recipient: null,
          },
        ];
  const myself =
    me?.roles.includes('handle') === true
      ? [{ id: 'me', label: clearingText.myself, recipient: { workerId: me.id, teamId: me.teamId } }]
      : [];
  const workers = (colleagues?.workers ?? []).map(({ id, name, teamId, teamName }) => ({
    id: `worker ${id}`,
    label: name,
    detail: teamName,
    recipient: { workerId: id, teamId },
  }));
  const teams = (colleagues?.teams ?? []).map(({ id, name }) => ({
    id: `team ${id}`,
    label: clearingText.team(name),
    recipient: { workerId: null, teamId: id },
  }));
  const all = [...rules, ...myself, ...workers, ...teams];
  return {
    options: all.map(({ recipient: _recipient, ...option }) => option),
    recipientOf: (choice) => all.find(({ id }) => id === choice)?.recipient,
  };
}

export interface ReceiverChoiceProps {
  readonly receivers: Receivers;
  readonly value: ReceiverChoice | undefined;
  readonly onChange: (choice: ReceiverChoice) => void;
  readonly error?: string | undefined;
}

export function ReceiverChoiceField({ receivers, value, onChange, error }: ReceiverChoiceProps) {
  return (
    <>
      <Select label={clearingText.receiver} value={value} options={receivers.options} onChange={onChange} />
      {error === undefined ? null : <p className="zk-field__error">{error}</p>}
    </>
  );
}
