import { useState } from 'react';
import { z } from 'zod';
import { cedeDraftSchema, completeCede } from '../../../shared/domain/cede-letter.ts';
import { cedeFacts } from '../../../shared/procedures/cede-facts.ts';
import { useDraft } from '../../bridge/drafts.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { useOpenForm } from '../../state/open-forms.ts';
import { clearingText } from '../../text/clearing.ts';
import { CedeFields } from '../../ui/cede-fields.tsx';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ClearingForm } from './clearing-form.tsx';
import type { Clearing } from './use-clearing.ts';

const kinds = (['branch', 'authority'] as const).map((id) => ({ id, label: clearingText[id] }));
type Kind = (typeof kinds)[number]['id'];

const branchSchema = z.object({ office: z.string().optional(), reason: z.string().optional() });

/** Not for this service office: into another one's basket, or to another authority. */
export function ElsewhereForm({ clearing }: { readonly clearing: Clearing }) {
  const [form, setKind] = useOpenForm<Kind>('elsewhere', clearing.view.task.id);
  const kind = form?.name ?? (clearing.serviceOffices.length === 0 ? 'authority' : 'branch');
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
  const { id: taskId } = clearing.view.task;
  const { value: draft = {}, write } = useDraft({ step: 'move-basket', taskId, schema: branchSchema });
  const { office, reason = '' } = draft;
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
        onChange={(id) => write({ ...draft, office: id })}
      />
      {isTried && office === undefined ? <p className="zk-field__error">{clearingText.serviceOfficeMissing}</p> : null}
      <TextField
        label={clearingText.why}
        value={reason}
        lines={3}
        maxLength={500}
        error={isTried && reason.trim() === '' ? clearingText.whyMissing : undefined}
        onChange={(why) => write({ ...draft, reason: why })}
      />
    </ClearingForm>
  );
}

function AuthorityForm({ clearing, children }: PartProps) {
  const { task } = clearing.view;
  const { value: draft = {}, write } = useDraft({ step: 'cede', taskId: task.id, schema: cedeDraftSchema });
  const [isTried, setTried] = useState(false);
  const facts = cedeFacts(task);
  const send = () => {
    setTried(true);
    const out = completeCede(facts, draft);
    if (out !== undefined) clearing.go({ way: 'cede', ...out });
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
      <CedeFields facts={facts} draft={draft} isTried={isTried} onChange={write} />
    </ClearingForm>
  );
}
