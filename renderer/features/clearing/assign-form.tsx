import { useRef, useState } from 'react';
import type { DirectoryHit } from '../../../shared/domain/directory-hit.ts';
import { sortableName } from '../../../shared/domain/person.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { clearingText } from '../../text/clearing.ts';
import { keyNames } from '../../text/keys.ts';
import { ClearingForm } from './clearing-form.tsx';
import { PersonChoice } from './person-choice.tsx';
import { PersonSearch } from './person-search.tsx';
import { byRules, type ReceiverChoice, ReceiverChoiceField, useReceivers } from './receiver-choice.tsx';
import type { Clearing } from './use-clearing.ts';

/** To a person whom the office knows: proposed with reasons, or searched for. */
export function AssignForm({ clearing }: { readonly clearing: Clearing }) {
  const { candidates } = clearing;
  const [chosen, setChosen] = useState<DirectoryHit>();
  const [receiver, setReceiver] = useState<ReceiverChoice>();
  const [isTried, setTried] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const receivers = useReceivers(chosen?.goesTo);
  const choice = receiver ?? (chosen === undefined || chosen.goesTo !== null ? byRules : undefined);
  const recipient = receivers.recipientOf(choice);

  const choose = (person: DirectoryHit) => {
    setChosen(person);
    setReceiver(undefined);
    setTried(false);
  };
  const focusList = () => list.current?.querySelector<HTMLElement>('input')?.focus();
  const send = () => {
    setTried(true);
    if (chosen === undefined) return focusList();
    if (recipient === undefined) return;
    const { caseId, personId } = chosen;
    clearing.go({ way: 'assign', caseId, personId, to: recipient }, sortableName(chosen));
  };
  useKeyCommand('assign', send);
  return (
    <ClearingForm
      label={clearingText.way.assign}
      sendLabel={clearingText.assign}
      keys={keyNames.assign[0]}
      isSending={clearing.isGoing}
      onSend={send}
    >
      <div ref={list}>
        <h3 className="zk-clearing__heading">{clearingText.candidates}</h3>
        {candidates.length === 0 ? (
          <p className="zk-clearing__muted">{clearingText.noCandidates}</p>
        ) : (
          <PersonChoice label={clearingText.candidates} persons={candidates} chosen={chosen} onChoose={choose} />
        )}
        <PersonSearch taskId={clearing.view.task.id} chosen={chosen} onChoose={choose} />
      </div>
      {isTried && chosen === undefined ? <p className="zk-field__error">{clearingText.personMissing}</p> : null}
      <ReceiverChoiceField
        receivers={receivers}
        value={choice}
        onChange={setReceiver}
        error={isTried && chosen !== undefined && recipient === undefined ? clearingText.receiverMissing : undefined}
      />
    </ClearingForm>
  );
}
