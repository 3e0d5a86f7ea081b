import {
  type CedeDraft,
  type CedeLetterFacts,
  prepareCedeLetter,
  writtenCedeLetter,
} from '../../shared/domain/cede-letter.ts';
import { cedeText } from '../text/cede.ts';
import { Button } from './button.tsx';
import { TextField } from './text-field.tsx';

export interface CedeFieldsProps {
  readonly facts: Omit<CedeLetterFacts, 'authority'>;
  readonly draft: CedeDraft;
  /** What is missing is said once somebody has tried to send it. */
  readonly isTried: boolean;
  readonly onChange: (draft: CedeDraft) => void;
}

/** Abgabe (§ 16 SGB I), the same from the clearing basket and from a task: to whom, why, and what the citizen reads. */
export function CedeFields({ facts, draft, isTried, onChange }: CedeFieldsProps) {
  const { authority = '', reason = '' } = draft;
  const text = writtenCedeLetter(facts, draft);
  const isOwnText = text !== prepareCedeLetter({ ...facts, authority });
  const missing = (value: string, message: string) => (isTried && value.trim() === '' ? message : undefined);
  return (
    <>
      <TextField
        label={cedeText.authority}
        description={cedeText.authorityHelp}
        value={authority}
        maxLength={200}
        error={missing(authority, cedeText.authorityMissing)}
        onChange={(next) => onChange({ ...draft, authority: next })}
      />
      <TextField
        label={cedeText.why}
        value={reason}
        lines={3}
        maxLength={500}
        error={missing(reason, cedeText.whyMissing)}
        onChange={(next) => onChange({ ...draft, reason: next })}
      />
      <TextField
        label={cedeText.letter}
        value={text}
        lines={12}
        maxLength={4000}
        error={missing(text, cedeText.letterMissing)}
        onChange={(next) => onChange({ ...draft, text: next })}
      />
      {isOwnText ? (
        <div>
          <Button variant="link" onPress={() => onChange({ ...draft, text: undefined })}>
            {cedeText.restoreLetter}
          </Button>
        </div>
      ) : null}
    </>
  );
}
