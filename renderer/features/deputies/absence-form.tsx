import { useState } from 'react';
import { z } from 'zod';
import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import { deputyshipId, workerId } from '../../../shared/base/ids.ts';
import { useDraft } from '../../bridge/drafts.ts';
import type { DeputyshipFormFacts, DeputyshipWish } from '../../bridge/types.ts';
import { parseGermanDay } from '../../text/dates.ts';
import { deputiesText } from '../../text/deputies.ts';
import { describeFailure } from '../../text/failures.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FailureNotice, Loading } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DeputyOrder } from './deputy-order.tsx';
import { Findings } from './findings.tsx';
import { FormPanel } from './form-panel.tsx';
import { useCheckedWish, useDeputyshipForm, useSetDeputyship } from './queries.ts';
import { Checks, isScopeEmpty, ScopeFields, scopeSchema, wholeScope } from './scope-fields.tsx';

const text = deputiesText.form;

export interface AbsenceFormProps {
  /** For a colleague of the team that the person leads. */
  readonly isForTeam: boolean;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/** Waits for what the form can be made of; the form itself keeps what the person writes. */
export function AbsenceForm(props: AbsenceFormProps) {
  const form = useDeputyshipForm();
  if (form.isError) return <FailureNotice {...describeFailure(form.error.failure)} />;
  return form.data === undefined ? <Loading /> : <Fields {...props} facts={form.data} />;
}

const draftSchema = z.object({
  /** For this one form: sent twice, it is still one deputyship. */
  id: deputyshipId,
  absentWorkerId: workerId.optional(),
  from: z.string(),
  until: z.string(),
  isWeekly: z.boolean(),
  weekdays: z.array(z.string()).readonly(),
  deputyIds: z.array(workerId).readonly(),
  scope: scopeSchema,
});
type Draft = Readonly<z.infer<typeof draftSchema>>;

function Fields({ isForTeam, onDone, onClose, facts }: AbsenceFormProps & { readonly facts: DeputyshipFormFacts }) {
  const [{ id, today, me }] = useState(facts);
  const step = isForTeam ? 'team-deputyship' : 'own-deputyship';
  const kept = useDraft({ step, taskId: null, schema: draftSchema });
  const draft: Draft = kept.value ?? {
    id,
    absentWorkerId: isForTeam ? undefined : me,
    from: formatGermanDay(today),
    until: '',
    isWeekly: false,
    weekdays: [],
    deputyIds: [],
    scope: wholeScope,
  };
  const [isTried, setTried] = useState(false);
  const setting = useSetDeputyship();
  const change = (changes: Partial<Draft>) => kept.write({ ...draft, ...changes });
  const cancel = () => {
    kept.drop();
    onClose();
  };
  const wish = toWish(draft);
  const checked = useCheckedWish(wish);
  const hasNoWeekday = draft.isWeekly && draft.weekdays.length === 0;
  const others = facts.absent.filter((one) => one.id !== me);
  const absent = facts.absent.find((one) => one.id === draft.absentWorkerId);
  const send = () => {
    setTried(true);
    if (wish === undefined || isScopeEmpty(draft.scope) || hasNoWeekday || setting.isPending) return;
    // whoever is faster than the check is told by the server, in the same words
    if (checked !== undefined && checked.problems.length > 0) return;
    const message = isForTeam ? text.doneTeam(absent?.name ?? '') : text.doneOwn;
    const onSuccess = () => {
      kept.drop();
      onDone(message);
    };
    setting.mutate(wish, { onSuccess });
  };
  const isDay = (written: string) => parseGermanDay(written) !== undefined;
  return (
    <FormPanel
      title={isForTeam ? text.team : text.own}
      send={text.send}
      isSending={setting.isPending}
      failure={setting.error?.failure}
      onSend={send}
      onClose={cancel}
    >
      {isForTeam ? (
        <Select
          label={text.absent}
          value={draft.absentWorkerId}
          options={others.map((one) => ({ id: one.id, label: one.name }))}
          onChange={(absentWorkerId) =>
            change({ absentWorkerId, deputyIds: draft.deputyIds.filter((one) => one !== absentWorkerId) })
          }
        />
      ) : null}
      <div className="zk-deputy-form__days">
        <TextField
          label={text.from}
          value={draft.from}
          maxLength={10}
          error={isTried && !isDay(draft.from) ? text.dayInvalid : undefined}
          onChange={(from) => change({ from })}
        />
        <TextField
          label={text.until}
          value={draft.until}
          maxLength={10}
          description={text.dayHelp}
          error={isTried && !isDay(draft.until) ? text.dayInvalid : undefined}
          onChange={(until) => change({ until })}
        />
      </div>
      <Checkbox isSelected={draft.isWeekly} onChange={(isWeekly) => change({ isWeekly })}>
        {text.weekly}
      </Checkbox>
      {draft.isWeekly ? (
        <Checks
          label={text.weekdays}
          options={['1', '2', '3', '4', '5'].map((day) => ({ id: day, name: text.weekday(Number(day)) }))}
          value={draft.weekdays}
          onChange={(weekdays) => change({ weekdays })}
        />
      ) : null}
      <DeputyOrder
        colleagues={facts.deputies.filter((one) => one.id !== draft.absentWorkerId)}
        value={draft.deputyIds}
        onChange={(deputyIds) => change({ deputyIds })}
      />
      {draft.absentWorkerId === undefined ? null : (
        <ScopeFields
          absentWorkerId={draft.absentWorkerId}
          teams={facts.teams}
          value={draft.scope}
          onChange={(scope) => change({ scope })}
        />
      )}
      {absent === undefined ? null : <p className="zk-deputy__muted">{text.personal(absent.personalTasks)}</p>}
      {isTried && hasNoWeekday ? <p className="zk-field__error">{text.weekdaysEmpty}</p> : null}
      {isTried && isScopeEmpty(draft.scope) ? <p className="zk-field__error">{text.scopeEmpty}</p> : null}
      <Findings problems={isTried ? checked?.problems : []} warnings={checked?.warnings} />
    </FormPanel>
  );
}

/** What is sent; undefined while a day is missing or nobody is absent. */
function toWish(draft: Draft): DeputyshipWish | undefined {
  const [from, until] = [parseGermanDay(draft.from), parseGermanDay(draft.until)];
  const { absentWorkerId, scope, weekdays, isWeekly } = draft;
  if (from === undefined || until === undefined || absentWorkerId === undefined) return undefined;
  const limited = <Item,>(items: readonly Item[]) => (scope.isLimited && items.length > 0 ? [...items] : null);
  return {
    id: draft.id,
    absentWorkerId,
    deputyIds: [...draft.deputyIds],
    from,
    until,
    weekdays: isWeekly && weekdays.length > 0 ? weekdays.map(Number).toSorted() : null,
    procedures: limited(scope.procedures),
    teamIds: limited(scope.teamIds),
    personIds: limited(scope.persons.map((person) => person.id)),
  };
}
