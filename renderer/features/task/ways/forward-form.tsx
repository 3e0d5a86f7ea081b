import { useState } from 'react';
import { z } from 'zod';
import { useDraft } from '../../../bridge/drafts.ts';
import { describeFailure } from '../../../text/failures.ts';
import { uiText } from '../../../text/ui.ts';
import { wayText } from '../../../text/ways.ts';
import { FailureNotice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { TaskWork } from '../use-task-work.ts';
import { CedeHint } from './cede-hint.tsx';
import { type Receiver, useColleagues } from './queries.ts';
import { WayPanel } from './way-panel.tsx';

const schema = z.object({ to: z.string().optional(), reason: z.string().optional() });

/** Weiterleiten: to whom, and why. */
export function ForwardForm({ work }: { readonly work: TaskWork }) {
  const { ways, view } = work;
  const colleagues = useColleagues();
  const { value: draft = {}, write } = useDraft({ step: 'forward', taskId: view.task.id, schema });
  const { to: chosen, reason = '' } = draft;
  const [isTried, setTried] = useState(false);
  const choices = listReceivers(colleagues.data);
  const receiver = choices.find(({ id }) => id === chosen)?.receiver;
  const send = () => {
    setTried(true);
    if (receiver !== undefined && reason.trim() !== '')
      ways.go({ way: 'forward', to: receiver, reason: reason.trim() });
  };
  const failure = colleagues.error === null ? undefined : describeFailure(colleagues.error.failure);
  return (
    <WayPanel form="forward" isGoing={ways.isGoing} onSend={send} onClose={ways.close}>
      {failure === undefined ? null : (
        <FailureNotice
          extent="inline"
          title={failure.title}
          text={failure.text}
          action={{ label: uiText.retry, onPress: () => void colleagues.refetch() }}
        />
      )}
      <Select
        label={wayText.to}
        value={chosen}
        options={choices}
        isDisabled={choices.length === 0}
        onChange={(to) => write({ ...draft, to })}
      />
      {isTried && receiver === undefined ? <p className="zk-field__error">{wayText.toMissing}</p> : null}
      <CedeHint ways={ways} />
      <TextField
        label={wayText.forwardReason}
        value={reason}
        lines={4}
        maxLength={500}
        error={isTried && reason.trim() === '' ? wayText.reasonMissing : undefined}
        onChange={(text) => write({ ...draft, reason: text })}
      />
    </WayPanel>
  );
}

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly receiver: Receiver;
}

function listReceivers(known: ReturnType<typeof useColleagues>['data']): readonly Choice[] {
  if (known === undefined) return [];
  const workers = known.workers.map(({ id, name, teamId, teamName }) => ({
    id: `worker ${id}`,
    label: name,
    detail: teamName,
    receiver: { workerId: id, teamId },
  }));
  const teams = known.teams.map(({ id, name }) => ({
    id: `team ${id}`,
    label: wayText.team(name),
    receiver: { workerId: null, teamId: id },
  }));
  return [...workers, ...teams];
}
