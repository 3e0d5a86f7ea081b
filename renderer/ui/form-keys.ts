import type { KeyboardEvent } from 'react';

type OnKey = (event: KeyboardEvent<HTMLElement>) => void;

/** For `onKeyDown` of a form: Escape closes it. */
export function closeOnEscape(onClose: () => void): OnKey {
  return (event) => {
    // lists of options hang elsewhere in the document and have their own Escape
    if (event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return;
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
}

/**
 * For `onKeyDownCapture` of a form: Ctrl and Enter sends it from everywhere in it. Before the controls see it: a button that
 * has the focus would take Enter for itself.
 */
export function sendOnCtrlEnter(onSend: () => void): OnKey {
  return (event) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    onSend();
  };
}
