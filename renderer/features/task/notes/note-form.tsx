import { type KeyboardEvent, useEffect, useRef } from 'react';
import { noteText } from '../../../text/notes.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';

interface NoteFormProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly isGoing: boolean;
  readonly onSave: (text: string) => void;
  readonly onClose: () => void;
}

/** Ctrl and Enter saves, Escape leaves. */
export function NoteForm({ text, onChange, isGoing, onSave, onClose }: NoteFormProps) {
  const form = useRef<HTMLFieldSetElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const isEmpty = text.trim() === '';
  const save = () => {
    if (!isEmpty && !isGoing) onSave(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const saves = event.key === 'Enter' && event.ctrlKey;
    if (!saves && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (saves) save();
    else onClose();
  };
  return (
    <fieldset className="zk-notes__form" ref={form} aria-label={noteText.write} onKeyDown={onKeyDown}>
      <TextField
        label={noteText.label}
        description={noteText.help}
        value={text}
        lines={3}
        maxLength={4000}
        onChange={onChange}
      />
      <div className="zk-notes__actions">
        <Button keys={noteText.saveKeys} isDisabled={isEmpty || isGoing} onPress={save}>
          {noteText.save}
        </Button>
        <Button variant="quiet" onPress={onClose}>
          {noteText.cancel}
        </Button>
      </div>
    </fieldset>
  );
}
