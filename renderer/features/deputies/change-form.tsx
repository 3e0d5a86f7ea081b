import { useState } from 'react';
import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import { findOrderProblems, findPeriodProblems } from '../../../shared/domain/plan-deputyship.ts';
import type { DeputyshipView } from '../../bridge/types.ts';
import { parseGermanDay } from '../../text/dates.ts';
import { deputiesText } from '../../text/deputies.ts';
import { Loading } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DeputyOrder } from './deputy-order.tsx';
import { Findings } from './findings.tsx';
import { FormPanel } from './form-panel.tsx';
import { useChangeDeputyship, useDeputyshipForm } from './queries.ts';

const text = deputiesText.form;

export interface ChangeFormProps {
  readonly view: DeputyshipView;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/** Another last day, other deputies or another order; everything else is set up anew. */
export function ChangeForm({ view: { deputyship }, onDone, onClose }: ChangeFormProps) {
  const form = useDeputyshipForm();
  const [until, setUntil] = useState(formatGermanDay(deputyship.until));
  const [deputyIds, setDeputyIds] = useState<typeof deputyship.deputyIds>(deputyship.deputyIds);
  const [isTried, setTried] = useState(false);
  const changing = useChangeDeputyship();
  if (form.data === undefined) return <Loading />;
  const { deputies, today } = form.data;
  const day = parseGermanDay(until);
  const changed = { ...deputyship, deputyIds, until: day ?? deputyship.until };
  // whoever is listed may handle tasks
  const known = deputies.map(({ id }) => ({ id, roles: ['handle' as const] }));
  const problems = [
    ...findOrderProblems(changed, known),
    ...(changed.until < today ? (['ends-before-it-begins'] as const) : findPeriodProblems(changed)),
  ];
  const send = () => {
    setTried(true);
    if (day === undefined || problems.length > 0 || changing.isPending) return;
    const change = { deputyshipId: deputyship.id, until: day, deputyIds };
    changing.mutate(change, { onSuccess: () => onDone(text.changed) });
  };
  return (
    <FormPanel
      title={text.change}
      send={text.sendChange}
      isSending={changing.isPending}
      failure={changing.error?.failure}
      onSend={send}
      onClose={onClose}
    >
      <div className="zk-deputy-form__days">
        <TextField
          label={text.until}
          value={until}
          maxLength={10}
          description={text.dayHelp}
          error={isTried && day === undefined ? text.dayInvalid : undefined}
          onChange={setUntil}
        />
      </div>
      <DeputyOrder
        colleagues={deputies.filter((one) => one.id !== deputyship.absentWorkerId)}
        value={deputyIds}
        onChange={(ids) => setDeputyIds([...ids])}
      />
      <Findings problems={isTried ? problems : []} warnings={[]} />
    </FormPanel>
  );
}
