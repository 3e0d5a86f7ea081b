import type { ReactNode } from 'react';
import { clearingText } from '../../text/clearing.ts';
import { Button } from '../../ui/button.tsx';
import { sendOnCtrlEnter } from '../../ui/form-keys.ts';

export interface ClearingFormProps {
  readonly label: string;
  readonly sendLabel: string;
  /** The key of the button, where it has one of its own. */
  readonly keys?: string;
  readonly isSending: boolean;
  readonly onSend: () => void;
  readonly children: ReactNode;
}

/** Fields above, the one button below at the place of the main button. Ctrl and Enter sends from everywhere in it. */
export function ClearingForm({ label, sendLabel, keys, isSending, onSend, children }: ClearingFormProps) {
  return (
    <section className="zk-clearing__form" aria-label={label} onKeyDownCapture={sendOnCtrlEnter(onSend)}>
      <div className="zk-clearing__fields">{children}</div>
      <div className="zk-clearing__actions">
        <Button variant="main" keys={keys ?? clearingText.sendKeys} isDisabled={isSending} onPress={onSend}>
          {sendLabel}
        </Button>
      </div>
    </section>
  );
}
