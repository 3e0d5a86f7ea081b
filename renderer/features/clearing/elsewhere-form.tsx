import { useState } from 'react';
import { dayInBerlin } from '../../../shared/base/calendar-date.ts';
import { prepareCedeLetter } from '../../../shared/domain/cede-letter.ts';
import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { clearingText } from '../../text/clearing.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ClearingForm } from './clearing-form.tsx';
import type { Clearing } from './use-clearing.ts';

const kinds = (['branch', 'authority'] as const).map((id) => ({ id, label: clearingText[id] }));
type Kind = (typeof kinds)[number]['id'];

/** Not for this service office: into another one's basket, or to another authority. */
export function ElsewhereForm({ clearing }: { readonly clearing: Clearing }) {
  const [kind, setKind] = useState<Kind>(clearing.serviceOffices.length === 0 ? 'authority' : 'branch');
  const choice = <ChoiceChips label={clearingText.elsewhere} choices={kinds} value={kind} onChange={setKind} />;
  return kind === 'branch' ? (
    <BranchForm clearing={clearing}>{choice}</BranchForm>
  ) : (
    <AuthorityForm clearing={clearing}>{choice}</AuthorityForm>
  );
}

interface PartProps {
  readonly clearing: Clearing;
  readonly children: React.ReactNode;
}

function BranchForm({ clearing, children }: PartProps) {
  const [office, setOffice] = useState<string>();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (office === undefined || reason.trim() === '') return;
    clearing.go({ way: 'move', serviceOfficeId: office, reason: reason.trim() });
  };
  useKeyCommand('assign', send);
  return (
    <ClearingForm label={clearingText.branch} sendLabel={clearingText.move} isSending={clearing.isGoing} onSend={send}>
      {children}
      <p className="zk-clearing__muted">{clearingText.branchHelp}</p>
      <Select
        label={clearingText.serviceOffice}
        value={office}
        options={clearing.serviceOffices.map(({ id, name }) => ({ id, label: name }))}
        onChange={setOffice}
      />
      {isTried && office === undefined ? <p className="zk-field__error">{clearingText.serviceOfficeMissing}</p> : null}
      <ReasonField value={reason} isTried={isTried} onChange={setReason} />
    </ClearingForm>
  );
}

function AuthorityForm({ clearing, children }: PartProps) {
  const { procedure, submission } = clearing.view.task;
  const [authority, setAuthority] = useState('');
  const [reason, setReason] = useState('');
  /** What the person wrote; undefined as long as it is the prepared text. */
  const [written, setWritten] = useState<string>();
  const [isTried, setTried] = useState(false);
  const prepared = prepareCedeLetter({
    name: submission.applicant,
    procedure: findProcedure(procedure)?.label ?? procedure,
    receivedOn: dayInBerlin(submission.receivedAt),
    authority,
  });
  const text = written ?? prepared;
  const send = () => {
    setTried(true);
    if (authority.trim() === '' || reason.trim() === '' || text.trim() === '') return;
    clearing.go({ way: 'cede', authority: authority.trim(), reason: reason.trim(), text: text.trim() });
  };
  useKeyCommand('assign', send);
  return (
    <ClearingForm
      label={clearingText.authority}
      sendLabel={clearingText.cede}
      isSending={clearing.isGoing}
      onSend={send}
    >
      {children}
      <TextField
        label={clearingText.authorityName}
        description={clearingText.authorityHelp}
        value={authority}
        maxLength={200}
        error={isTried && authority.trim() === '' ? clearingText.missing : undefined}
        onChange={setAuthority}
      />
      <ReasonField value={reason} isTried={isTried} onChange={setReason} />
      <TextField
        label={clearingText.letter}
        value={text}
        lines={12}
        maxLength={4000}
        error={isTried && text.trim() === '' ? clearingText.letterMissing : undefined}
        onChange={setWritten}
      />
      {written === undefined || written === prepared ? null : (
        <div>
          <Button variant="link" onPress={() => setWritten(undefined)}>
            {clearingText.restoreLetter}
          </Button>
        </div>
      )}
    </ClearingForm>
  );
}

interface ReasonFieldProps {
  readonly value: string;
  readonly isTried: boolean;
  readonly onChange: (reason: string) => void;
}

function ReasonField({ value, isTried, onChange }: ReasonFieldProps) {
  return (
    <TextField
      label={clearingText.why}
      value={value}
      lines={3}
      maxLength={500}
      error={isTried && value.trim() === '' ? clearingText.whyMissing : undefined}
      onChange={onChange}
    />
  );
}
