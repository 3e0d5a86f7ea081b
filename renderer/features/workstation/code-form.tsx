import { type FormEvent, useState } from 'react';
import { shortestCode } from '../../../shared/domain/unlock-rules.ts';
import { describeFailure } from '../../text/failures.ts';
import { workstationText } from '../../text/workstation.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useDropCode, useSetCode } from './queries.ts';

/** Sets the code with which this person unlocks this workstation. */
export function CodeForm({ hasCode }: { readonly hasCode: boolean }) {
  const [code, setCode] = useState('');
  const [again, setAgain] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const [done, setDone] = useState('');
  const set = useSetCode();
  const drop = useDropCode();
  const isShort = code.length < shortestCode;
  const differs = code !== again;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setWasTried(true);
    setDone('');
    if (isShort || differs || set.isPending) return;
    set.mutate(code, {
      onSuccess: () => {
        setCode('');
        setAgain('');
        setWasTried(false);
        setDone(workstationText.codeSaved);
      },
    });
  };
  const failure = set.error?.failure ?? drop.error?.failure;
  return (
    <form className="zk-workstation__form" onSubmit={submit} noValidate aria-label={workstationText.codeTitle}>
      <p>{hasCode ? workstationText.codeSet : workstationText.codeNone}</p>
      {failure === undefined ? null : <FailureNotice extent="inline" {...describeFailure(failure)} />}
      <TextField
        label={workstationText.codeField}
        type="password"
        value={code}
        onChange={setCode}
        autoComplete="off"
        maxLength={200}
        description={workstationText.codeHint}
        error={wasTried && isShort ? workstationText.codeTooShort : undefined}
      />
      <TextField
        label={workstationText.codeRepeat}
        type="password"
        value={again}
        onChange={setAgain}
        autoComplete="off"
        maxLength={200}
        error={wasTried && !isShort && differs ? workstationText.codeDiffers : undefined}
      />
      <div className="zk-workstation__actions">
        <Button type="submit" onPress={() => undefined}>
          {workstationText.codeSave}
        </Button>
        {hasCode ? (
          <Button
            variant="quiet"
            onPress={() => drop.mutate(undefined, { onSuccess: () => setDone(workstationText.codeDropped) })}
          >
            {workstationText.codeDrop}
          </Button>
        ) : null}
      </div>
      <p role="status">{done}</p>
    </form>
  );
}
