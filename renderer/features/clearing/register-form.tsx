import { useState } from 'react';
import { z } from 'zod';
import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import { type Person, sortableName } from '../../../shared/domain/person.ts';
import { useDraft } from '../../bridge/drafts.ts';
import type { NewPerson } from '../../bridge/types.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { clearingText } from '../../text/clearing.ts';
import { parseGermanDay } from '../../text/dates.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ClearingForm } from './clearing-form.tsx';
import { findLikely } from './find-likely.ts';
import { isNamesake } from './find-namesakes.ts';
import { NamesakeStep } from './namesake-step.tsx';
import { type PersonDraft, personDraftSchema, prefillPerson } from './prefill-person.ts';
import { ReceiverChoiceField, useReceivers } from './receiver-choice.tsx';
import type { Clearing } from './use-clearing.ts';
import { useNamesakes } from './use-namesakes.ts';

const roles = (['applicant', 'partner', 'child', 'other'] as const).map((id) => ({
  id,
  label: clearingText.roles[id],
}));
const newHousehold = 'new';
/** Absent parts are as prefilled. */
const schema = z.object({
  person: personDraftSchema.optional(),
  household: z.string().optional(),
  caseNumber: z.string().optional(),
  receiver: z.string().optional(),
});

/** A person whom the office does not know: prefilled from the declaration, into a new household or one that was proposed. */
export function RegisterForm({ clearing }: { readonly clearing: Clearing }) {
  const { view, candidates } = clearing;
  const { submission } = view.task;
  const { value: entered = {}, write } = useDraft({ step: 'register-person', taskId: view.task.id, schema });
  const draft: PersonDraft = entered.person ?? prefillPerson(submission);
  const { caseNumber = submission.applicant.caseNumber ?? '', receiver } = entered;
  const households = [...new Map(candidates.map((one) => [one.caseId, one] as const)).values()];
  const household = households.find(({ caseId }) => caseId === entered.household)?.caseId ?? newHousehold;
  const [isTried, setTried] = useState(false);
  // a new household has no workers yet, so that nearly always somebody has to be chosen
  const receivers = useReceivers(household === newHousehold ? null : undefined);
  const recipient = receivers.recipientOf(receiver);
  const birthDate = parseGermanDay(draft.birthDate);
  const identity = birthDate === undefined ? undefined : { ...draft, birthDate };
  const namesakes = useNamesakes(clearing, identity);
  const likely = findLikely(candidates).filter((one) => identity === undefined || !isNamesake(identity, one));

  const set = (field: keyof PersonDraft) => (value: string) =>
    write({ ...entered, person: { ...draft, [field]: value } });
  const isMissing = (text: string) => isTried && text.trim() === '';
  const errorFor = (text: string) => (isMissing(text) ? clearingText.missing : undefined);
  const send = () => {
    setTried(true);
    const person = toPerson(draft, birthDate);
    const isHouseholdNamed = household !== newHousehold || caseNumber.trim() !== '';
    if (person === undefined || identity === undefined || !isHouseholdNamed || recipient === undefined) return;
    const known = households.find(({ caseId }) => caseId === household);
    const into =
      known === undefined
        ? ({ kind: 'new', caseNumber: caseNumber.trim() } as const)
        : ({ kind: 'known', caseId: known.caseId } as const);
    namesakes.settle(identity, (apart) =>
      clearing.go({ way: 'register', household: into, person, to: recipient, namesakes: apart }),
    );
  };
  useKeyCommand('assign', send);
  return (
    <ClearingForm
      label={clearingText.way.register}
      sendLabel={clearingText.register}
      isSending={clearing.isGoing || namesakes.isSearching}
      onSend={send}
    >
      <NamesakeStep namesakes={namesakes} isTried={isTried} />
      {likely.length === 0 ? null : (
        <FailureNotice
          extent="inline"
          tone="warn"
          title={clearingText.maybeKnownTitle}
          text={clearingText.maybeKnown(
            likely.map((one) => clearingText.person(sortableName(one), formatGermanDay(one.birthDate))).join('; '),
          )}
        />
      )}
      <Select
        label={clearingText.householdChoice}
        value={household}
        options={[
          { id: newHousehold, label: clearingText.newHousehold },
          ...households.map((one) => ({
            id: one.caseId as string,
            label: clearingText.known(one.caseNumber, sortableName(one)),
          })),
        ]}
        onChange={(id) => write({ ...entered, household: id, receiver: undefined })}
      />
      {household === newHousehold ? (
        <TextField
          label={clearingText.newCaseNumber}
          value={caseNumber}
          maxLength={20}
          error={errorFor(caseNumber)}
          onChange={(number) => write({ ...entered, caseNumber: number })}
        />
      ) : null}
      <TextField
        label={clearingText.familyName}
        value={draft.familyName}
        maxLength={120}
        error={errorFor(draft.familyName)}
        onChange={set('familyName')}
      />
      <TextField
        label={clearingText.givenNames}
        value={draft.givenNames}
        maxLength={120}
        error={errorFor(draft.givenNames)}
        onChange={set('givenNames')}
      />
      <TextField
        label={clearingText.birthDate}
        value={draft.birthDate}
        maxLength={10}
        error={isTried && birthDate === undefined ? clearingText.birthDateInvalid : undefined}
        onChange={set('birthDate')}
      />
      <TextField
        label={clearingText.customerNumberField}
        value={draft.customerNumber}
        maxLength={20}
        onChange={set('customerNumber')}
      />
      <TextField
        label={clearingText.street}
        value={draft.street}
        maxLength={120}
        error={errorFor(draft.street)}
        onChange={set('street')}
      />
      <TextField
        label={clearingText.postalCodeField}
        value={draft.postalCode}
        maxLength={10}
        error={errorFor(draft.postalCode)}
        onChange={set('postalCode')}
      />
      <TextField
        label={clearingText.city}
        value={draft.city}
        maxLength={80}
        error={errorFor(draft.city)}
        onChange={set('city')}
      />
      <Select label={clearingText.role} value={draft.role} options={roles} onChange={set('role')} />
      <ReceiverChoiceField
        receivers={receivers}
        value={receiver}
        onChange={(choice) => write({ ...entered, receiver: choice })}
        error={isTried && recipient === undefined ? clearingText.receiverMissing : undefined}
      />
    </ClearingForm>
  );
}

function toPerson(draft: PersonDraft, birthDate: Person['birthDate'] | undefined): NewPerson | undefined {
  const { familyName, givenNames, street, postalCode, city, customerNumber, role } = draft;
  const texts = [familyName, givenNames, street, postalCode, city].map((text) => text.trim());
  if (birthDate === undefined || texts.some((text) => text === '')) return undefined;
  return {
    familyName: familyName.trim(),
    givenNames: givenNames.trim(),
    birthDate,
    customerNumber: customerNumber.trim() === '' ? null : customerNumber.trim(),
    street: street.trim(),
    postalCode: postalCode.trim(),
    city: city.trim(),
    role,
  };
}
