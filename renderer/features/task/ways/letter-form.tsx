import { useState } from 'react';
import { z } from 'zod';
import { dayInBerlin, formatGermanDay } from '../../../../shared/base/calendar-date.ts';
import { defaultDueOn, letterReasonTitle, prepareLetter } from '../../../../shared/domain/evidence/prepare-letter.ts';
import { type LetterReason, letterReasons } from '../../../../shared/domain/letter-reason.ts';
import { findProcedure } from '../../../../shared/procedures/catalogue.ts';
import { useDraft } from '../../../bridge/drafts.ts';
import { useNow } from '../../../state/clock.ts';
import { parseGermanDay } from '../../../text/dates.ts';
import { wayText } from '../../../text/ways.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { TaskWork } from '../use-task-work.ts';
import { CedeHint } from './cede-hint.tsx';
import { letterFacts } from './letter-facts.ts';
import { suggestReason } from './suggest-reason.ts';
import { WayPanel } from './way-panel.tsx';

/** With a letter alone nothing goes to that authority. */
const otherAuthority: LetterReason = 'R10';
const LONGEST_LETTER = 4000;

/** Absent parts are as prepared. */
const fields = z.object({
  reason: z.enum(letterReasons).optional(),
  due: z.string().optional(),
  text: z.string().optional(),
});
const schema = z.union([fields, z.string().transform((text) => ({ text }) as z.infer<typeof fields>)]);

/** Rückfrage and Zurückgeben: the reason, the prepared letter, for a Rückfrage the day by which an answer is asked for. */
export function LetterForm({ work, way }: { readonly work: TaskWork; readonly way: 'request' | 'return' }) {
  const { view, ways, evidence } = work;
  const today = dayInBerlin(useNow());
  const holidaysOf = findProcedure(view.task.procedure)?.evidence?.holidaysOf ?? 'NW';
  const { value: draft = {}, write } = useDraft({ step: way, taskId: view.task.id, schema });
  const change = (changes: z.infer<typeof fields>) => write({ ...draft, ...changes });
  const [suggested] = useState<LetterReason>(() => ways.reason ?? suggestReason(evidence.findings));
  const reason = draft.reason ?? suggested;
  const due = draft.due ?? formatGermanDay(defaultDueOn(today, holidaysOf));
  const parsedDue = parseGermanDay(due);
  const isDueValid = parsedDue !== undefined && parsedDue > today;
  const dueOn = isDueValid ? parsedDue : defaultDueOn(today, holidaysOf);
  const prepared = prepareLetter(reason, way, letterFacts(view.task, dueOn));
  const [isTried, setTried] = useState(false);
  const text = draft.text ?? prepared;
  const isComplete = text.trim() !== '' && (way === 'return' || isDueValid);
  const send = () => {
    setTried(true);
    if (!isComplete) return;
    const letter = { reason, text: text.trim() };
    ways.go(way === 'request' ? { way, letter, dueOn } : { way, letter });
  };
  return (
    <WayPanel form={way} isGoing={ways.isGoing} onSend={send} onClose={ways.close}>
      <Select
        label={wayText.reason}
        value={reason}
        options={letterReasons.map((id) => ({ id, label: letterReasonTitle(id) }))}
        onChange={(id) => change({ reason: id })}
      />
      {reason === otherAuthority ? <CedeHint ways={ways} /> : null}
      {way === 'request' ? (
        <div className="zk-way__date">
          <TextField
            label={wayText.dueOn}
            value={due}
            maxLength={10}
            onChange={(day) => change({ due: day })}
            error={isDueValid ? undefined : wayText.dueInvalid}
          />
        </div>
      ) : null}
      <TextField
        label={wayText.letter}
        description={wayText.letterHelp}
        value={text}
        lines={14}
        maxLength={LONGEST_LETTER}
        error={isTried && text.trim() === '' ? wayText.letterMissing : undefined}
        onChange={(letter) => change({ text: letter })}
      />
      {draft.text === undefined || draft.text === prepared ? null : (
        <div>
          <Button variant="link" onPress={() => change({ text: undefined })}>
            {wayText.restoreLetter}
          </Button>
        </div>
      )}
    </WayPanel>
  );
}
