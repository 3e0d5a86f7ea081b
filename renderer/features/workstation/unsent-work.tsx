import { type FormEvent, useState } from 'react';
import { shortestPassphrase } from '../../../shared/domain/unlock-rules.ts';
import type { WorkstationState } from '../../bridge/types.ts';
import { describeFailure, type FailureText } from '../../text/failures.ts';
import { workstationText } from '../../text/workstation.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useExportWork, useImportWork } from './queries.ts';

/** What the server does not have yet, and the way to carry it to another workstation. */
export function UnsentWork({ unsent }: { readonly unsent: WorkstationState['unsent'] }) {
  const [passphrase, setPassphrase] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const [told, setTold] = useState('');
  const [problem, setProblem] = useState<FailureText | null>(null);
  const save = useExportWork();
  const take = useImportWork();
  const isShort = passphrase.length < shortestPassphrase;
  const waiting = unsent.held + unsent.waiting;

  const begin = (work: () => void) => {
    setWasTried(true);
    setTold('');
    setProblem(null);
    if (!isShort && !save.isPending && !take.isPending) work();
  };
  const onError = (error: { readonly failure: Parameters<typeof describeFailure>[0] }) =>
    setProblem(describeFailure(error.failure));
  const forget = () => {
    setPassphrase('');
    setWasTried(false);
  };
  const exportNow = () =>
    save.mutate(passphrase, {
      onError,
      onSuccess: ({ outcome, commands }) => {
        setTold(outcome === 'saved' ? workstationText.exported(commands) : workstationText.cancelled);
        if (outcome === 'saved') forget();
      },
    });
  const importNow = () =>
    take.mutate(passphrase, {
      onError,
      onSuccess: (answer) => {
        if (answer.outcome === 'imported') {
          setTold(workstationText.imported(answer.fresh, answer.known));
          forget();
        } else if (answer.outcome === 'cancelled') setTold(workstationText.cancelled);
        else setProblem(workstationText.importProblem[answer.outcome]);
      },
    });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    begin(exportNow);
  };
  return (
    <Section title={workstationText.unsentTitle}>
      <p>{waiting === 0 ? workstationText.unsentNone : workstationText.unsentSome(waiting)}</p>
      {unsent.refused === 0 ? null : <p>{workstationText.unsentRefused(unsent.refused)}</p>}
      <p>{workstationText.unsentExplain}</p>
      <form className="zk-workstation__form" onSubmit={submit} noValidate aria-label={workstationText.unsentTitle}>
        {problem === null ? null : <FailureNotice extent="inline" {...problem} />}
        <TextField
          label={workstationText.passphrase}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="off"
          maxLength={200}
          description={workstationText.passphraseHint}
          error={wasTried && isShort ? workstationText.passphraseTooShort : undefined}
        />
        <div className="zk-workstation__actions">
          <Button type="submit" onPress={() => undefined}>
            {workstationText.exportWork}
          </Button>
          <Button onPress={() => begin(importNow)}>{workstationText.importWork}</Button>
        </div>
        <p role="status">{told}</p>
      </form>
    </Section>
  );
}
