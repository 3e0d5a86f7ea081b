import { z } from 'zod';
import { findProcedure } from '../../../../shared/procedures/catalogue.ts';
import { formatValue } from '../../../../shared/procedures/format-value.ts';
import { useDraft } from '../../../bridge/drafts.ts';
import { wayText } from '../../../text/ways.ts';
import { ChoiceChips } from '../../../ui/choice-chips.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { TaskWork } from '../use-task-work.ts';
import { WayPanel } from './way-panel.tsx';

const reasons = wayText.takeOverReasons.map((label) => ({ id: label, label }));

/** What the proof says takes the place of what was declared, with a reason; then the task is confirmed. */
export function TakeOverForm({ work }: { readonly work: TaskWork }) {
  const { view, next, ways, evidence } = work;
  const draft = useDraft({ step: 'confirm', taskId: view.task.id, schema: z.string() });
  const { value: reason = wayText.takeOverReasons[0], write: setReason } = draft;
  const values = evidence.evidence?.check?.proofValues ?? {};
  const fields = next.click === 'done' ? [] : next.takeOver;
  const definition = findProcedure(view.task.procedure)?.fields ?? [];
  const show = (field: string, value: string | null | undefined) => {
    const known = definition.find(({ name }) => name === field);
    return value === null || value === undefined || value === '' ? '–' : known ? formatValue(known, value) : value;
  };
  const declaredOf = (field: string) =>
    evidence.evidence?.check?.fields.find((verdict) => verdict.field === field)?.declared;
  const send = () => {
    if (reason.trim() === '' || fields.length === 0) return;
    work.takeOver(fields.map((field) => ({ field, value: values[field] ?? '', reason: reason.trim() })));
  };
  return (
    <WayPanel form="take-over" isGoing={false} onSend={send} onClose={ways.close}>
      <DataTable
        caption={wayText.title['take-over']}
        columns={[
          { id: 'field', header: wayText.takeOverColumns.field },
          { id: 'declared', header: wayText.takeOverColumns.declared },
          { id: 'proof', header: wayText.takeOverColumns.proof },
        ]}
        rows={fields.map((field) => ({
          id: field,
          cells: {
            field: definition.find(({ name }) => name === field)?.label ?? field,
            declared: show(field, declaredOf(field)),
            proof: <strong>{show(field, values[field])}</strong>,
          },
        }))}
      />
      <TextField
        label={wayText.reason}
        value={reason}
        lines={3}
        maxLength={500}
        error={reason.trim() === '' ? wayText.reasonMissing : undefined}
        onChange={setReason}
      />
      <ChoiceChips label={wayText.suggestions} choices={reasons} value={reason} onChange={setReason} />
    </WayPanel>
  );
}
