import { useState } from 'react';
import { cedeDraftSchema, completeCede } from '../../../../shared/domain/cede-letter.ts';
import { cedeFacts } from '../../../../shared/procedures/cede-facts.ts';
import { useDraft } from '../../../bridge/drafts.ts';
import { CedeFields } from '../../../ui/cede-fields.tsx';
import type { TaskWork } from '../use-task-work.ts';
import { WayPanel } from './way-panel.tsx';

/** Abgabe of a task for which another authority is responsible; the same step as from the clearing basket. */
export function CedeForm({ work }: { readonly work: TaskWork }) {
  const { ways, view } = work;
  const { value: draft = {}, write } = useDraft({ step: 'cede', taskId: view.task.id, schema: cedeDraftSchema });
  const [isTried, setTried] = useState(false);
  const facts = cedeFacts(view.task);
  const send = () => {
    setTried(true);
    const out = completeCede(facts, draft);
    if (out !== undefined) ways.go({ way: 'cede', ...out });
  };
  return (
    <WayPanel form="cede" isGoing={ways.isGoing} onSend={send} onClose={ways.close}>
      <CedeFields facts={facts} draft={draft} isTried={isTried} onChange={write} />
    </WayPanel>
  );
}
