import { useState } from 'react';
import { z } from 'zod';
import type { WorkerId } from '../../../shared/base/ids.ts';
import { useDraft } from '../../bridge/drafts.ts';
import type { Pile, TeamOverview } from '../../bridge/types.ts';
import { coordinationText } from '../../text/coordination.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface Wanted {
  readonly to: { readonly workerId: WorkerId | null; readonly name: string | null };
  readonly reason: string;
  readonly includeClaimed: boolean;
}

export interface ReassignDialogProps {
  readonly count: number;
  /** Of the tasks that are chosen, so many are in somebody's hand. */
  readonly claimed: number;
  readonly from: Pile;
  readonly team: TeamOverview;
  readonly isSending: boolean;
  /** Whether it was done. */
  readonly onSend: (wanted: Wanted) => Promise<boolean>;
  readonly onClose: () => void;
}

const QUEUE = 'queue';
const reasons = coordinationText.reasons.map((label) => ({ id: label, label }));

/** To whom, and why. */
export function ReassignDialog(props: ReassignDialogProps) {
  const { count, claimed, from, team, isSending, onSend } = props;
  const draft = useDraft({ step: 'reassign', taskId: null, schema: z.string() });
  const [chosen, setChosen] = useState<string>();
  const { value: reason = '', write: setReason } = draft;
  const [includeClaimed, setIncludeClaimed] = useState(false);
  const [isTried, setTried] = useState(false);
  const receivers = listReceivers(team, from);
  const receiver = receivers.find(({ id }) => id === chosen);
  const onClose = () => {
    draft.drop();
    props.onClose();
  };
  const send = async () => {
    setTried(true);
    if (receiver === undefined || reason.trim() === '' || isSending) return;
    if (await onSend({ to: receiver.to, reason: reason.trim(), includeClaimed })) draft.drop();
  };
  return (
    <Dialog
      title={coordinationText.dialogTitle(count)}
      isOpen
      onClose={onClose}
      isQuestion
      actions={
        <>
          <Button onPress={onClose}>{coordinationText.cancel}</Button>
          <Button variant="main" isDisabled={isSending} onPress={() => void send()}>
            {coordinationText.send}
          </Button>
        </>
      }
    >
      <div className="zk-reassign">
        <Select label={coordinationText.to} value={chosen} options={receivers} onChange={setChosen} />
        {isTried && receiver === undefined ? <p className="zk-field__error">{coordinationText.toMissing}</p> : null}
        <TextField
          label={coordinationText.reason}
          description={coordinationText.reasonHelp}
          value={reason}
          maxLength={500}
          error={isTried && reason.trim() === '' ? coordinationText.reasonMissing : undefined}
          onChange={setReason}
          onSubmit={() => void send()}
        />
        <ChoiceChips label={coordinationText.suggestions} choices={reasons} value={reason} onChange={setReason} />
        {claimed === 0 ? null : (
          <Checkbox isSelected={includeClaimed} onChange={setIncludeClaimed}>
            {coordinationText.includeClaimed}
          </Checkbox>
        )}
      </div>
    </Dialog>
  );
}

interface Receiver {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly to: Wanted['to'];
}

/** Everybody of the team who may handle tasks, and its list; not the place where they lie already. */
function listReceivers({ colleagues }: TeamOverview, from: Pile): readonly Receiver[] {
  const people = colleagues
    .filter(({ handles, workerId }) => handles && !(from.kind === 'colleague' && from.workerId === workerId))
    .map(({ workerId, name, absent }) => ({
      id: workerId,
      label: name,
      ...(absent === null ? {} : { detail: coordinationText.absent(absent.standsIn) }),
      to: { workerId, name },
    }));
  const queue = { id: QUEUE, label: coordinationText.toQueue, to: { workerId: null, name: null } };
  return from.kind === 'queue' ? people : [...people, queue];
}
