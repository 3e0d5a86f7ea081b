import { useState } from 'react';
import { announce } from '../../state/announcer.ts';
import { describeFailure } from '../../text/failures.ts';
import { workstationText } from '../../text/workstation.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice, Loading } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { CodeForm } from './code-form.tsx';
import { useLock, useRenewKeys, useReset, useWorkstation } from './queries.ts';
import { UnsentWork } from './unsent-work.tsx';
import './workstation.css';

/** Lock, unsent work, keys and reset of this machine. */
export function WorkstationSettings() {
  const workstation = useWorkstation();
  const state = workstation.data;
  // what was known stays while everything is closed for a moment
  if (state === undefined) {
    return workstation.error === null ? <Loading /> : <FailureNotice {...describeFailure(workstation.error.failure)} />;
  }
  const { recovered } = state;
  return (
    <div className="zk-workstation">
      <h1 className="zk-workstation__title">{workstationText.title}</h1>
      {recovered === null ? null : (
        <FailureNotice
          extent="inline"
          tone="warn"
          title={workstationText.recoveredTitle}
          text={
            recovered.isComplete
              ? workstationText.recovered(recovered.commands)
              : `${workstationText.recovered(recovered.commands)} ${workstationText.recoveredPartly}`
          }
        />
      )}
      <div className="zk-workstation__parts">
        <LockPart minutes={state.lockAfterMinutes} withSystem={state.unlocksWithSystem} hasCode={state.hasCode} />
        <UnsentWork unsent={state.unsent} />
        <KeysPart isOpen={state.isRenewalOpen} />
        <ResetPart />
      </div>
    </div>
  );
}

function LockPart(props: { readonly minutes: number | null; readonly withSystem: boolean; readonly hasCode: boolean }) {
  const { minutes, withSystem, hasCode } = props;
  const lock = useLock();
  return (
    <Section title={workstationText.lockTitle}>
      <p>{minutes === null ? workstationText.lockWithSystem : workstationText.lockAfter(minutes)}</p>
      {withSystem ? <p>{workstationText.unlocksWithSystem}</p> : null}
      <div className="zk-workstation__actions">
        <Button onPress={() => lock.mutate()}>{workstationText.lockNow}</Button>
      </div>
      <CodeForm hasCode={hasCode} />
    </Section>
  );
}

function KeysPart({ isOpen }: { readonly isOpen: boolean }) {
  const renew = useRenewKeys();
  const onDone = () => announce(workstationText.renewed);
  return (
    <Section title={workstationText.keysTitle}>
      <p>{isOpen ? workstationText.keysOpen : workstationText.keysExplain}</p>
      {renew.error === null ? null : <FailureNotice extent="inline" {...describeFailure(renew.error.failure)} />}
      <div className="zk-workstation__actions">
        <Button isDisabled={renew.isPending} onPress={() => renew.mutate(undefined, { onSuccess: onDone })}>
          {renew.isPending ? workstationText.renewing : workstationText.renew}
        </Button>
      </div>
      <p role="status">{renew.isSuccess ? workstationText.renewed : ''}</p>
      <Busy isOpen={renew.isPending} title={workstationText.renewing} />
    </Section>
  );
}

function ResetPart() {
  const [isAsking, setAsking] = useState(false);
  const reset = useReset();
  const start = () => {
    setAsking(false);
    reset.mutate(undefined, { onSuccess: () => announce(workstationText.resetDone) });
  };
  return (
    <Section title={workstationText.resetTitle}>
      <p>{workstationText.resetExplain}</p>
      {reset.error === null ? null : <FailureNotice extent="inline" {...describeFailure(reset.error.failure)} />}
      <div className="zk-workstation__actions">
        <Button isDisabled={reset.isPending} onPress={() => setAsking(true)}>
          {workstationText.reset}
        </Button>
      </div>
      <p role="status">{reset.isSuccess ? workstationText.resetDone : ''}</p>
      <Busy isOpen={reset.isPending} title={workstationText.resetting} />
      <Dialog
        title={workstationText.resetQuestion}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        isQuestion
        actions={
          <>
            <Button variant="main" autoFocus onPress={() => setAsking(false)}>
              {workstationText.resetStay}
            </Button>
            <Button onPress={start}>{workstationText.resetYes}</Button>
          </>
        }
      >
        <p>{workstationText.resetConsequence}</p>
      </Dialog>
    </Section>
  );
}

/** Nothing can be clicked meanwhile: everything is closed. */
function Busy({ isOpen, title }: { readonly isOpen: boolean; readonly title: string }) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={() => undefined} isQuestion>
      <p>{workstationText.busy}</p>
    </Dialog>
  );
}
