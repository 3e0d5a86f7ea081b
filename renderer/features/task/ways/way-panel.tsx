import { type ReactNode, useEffect, useRef } from 'react';
import { keyNames } from '../../../text/keys.ts';
import { wayText } from '../../../text/ways.ts';
import { Button } from '../../../ui/button.tsx';
import { closeOnEscape, sendOnCtrlEnter } from '../../../ui/form-keys.ts';
import type { WayForm } from './use-ways.ts';
import './way-panel.css';

export interface WayPanelProps {
  readonly form: WayForm;
  readonly isGoing: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * The form of one way, in the right column: the page and the verdicts stay in sight. Escape closes it, Ctrl and Enter
 * sends it. The button stands where the main button was.
 */
export function WayPanel({ form, isGoing, onSend, onClose, children }: WayPanelProps) {
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => fields.current?.querySelector<HTMLElement>('button, input, textarea')?.focus(), []);
  return (
    <section
      className="zk-way"
      aria-label={wayText.title[form]}
      onKeyDown={closeOnEscape(onClose)}
      onKeyDownCapture={sendOnCtrlEnter(onSend)}
    >
      <div className="zk-way__fields" ref={fields}>
        <h2 className="zk-way__title">{wayText.title[form]}</h2>
        <p className="zk-way__intro">{wayText.intro[form]}</p>
        {children}
      </div>
      <div className="zk-way__actions">
        <Button variant="main" keys={wayText.sendKeys} isDisabled={isGoing} onPress={onSend}>
          {wayText.send[form]}
        </Button>
        <Button keys={keyNames.back[0]} onPress={onClose}>
          {wayText.cancel}
        </Button>
      </div>
    </section>
  );
}
