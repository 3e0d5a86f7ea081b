import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { uiText } from '../text/ui.ts';
import { IconButton } from './button.tsx';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, the safest first; one of them may take the focus with `autoFocus`. */
  readonly actions?: ReactNode;
  /** `whole` takes the window, for working on something. */
  readonly size?: 'small' | 'large' | 'whole';
  /** A question that must be answered cannot be left by a click beside it (Escape still closes). */
  readonly isQuestion?: boolean;
}

/** A modal window over the screen: keeps the focus inside, closes with Escape, gives the focus back. */
export function Dialog({ title, isOpen, onClose, children, actions, size = 'small', isQuestion = false }: DialogProps) {
  return (
    <ModalOverlay
      className="zk-dialog__overlay"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={!isQuestion}
    >
      <Modal className={`zk-dialog zk-dialog--${size}`}>
        <AriaDialog className="zk-dialog__frame" role={isQuestion ? 'alertdialog' : 'dialog'}>
          <header className="zk-dialog__head">
            <Heading slot="title" className="zk-dialog__title">
              {title}
            </Heading>
            <IconButton icon="cross" label={uiText.close} onPress={onClose} />
          </header>
          <div className="zk-dialog__body">{children}</div>
          {actions === undefined ? null : <footer className="zk-dialog__actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
