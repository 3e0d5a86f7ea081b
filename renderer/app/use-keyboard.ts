import { useEffect } from 'react';
import { runKeyCommand } from '../state/key-commands.ts';
import { decideKey, type KeyPress } from './keyboard-map.ts';

const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"], .zk-popover';
const typing =
  'textarea, select, [contenteditable="true"], [role="combobox"], [aria-haspopup="listbox"], input:not([type="radio"], [type="checkbox"], [type="button"])';
const arrowOwners = '[role="radiogroup"], [role="tablist"], [role="separator"], [role="slider"], [role="menu"]';
const enterOwners = 'a[href], button, [role="button"], [role="tab"], [role="radio"], summary';

/** Listens for the whole window, so that keys never depend on what happens to have the focus. */
export function useKeyboard(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = decideKey(describePress(event));
      if (command !== undefined && runKeyCommand(command)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function describePress(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof Element ? event.target : undefined;
  const isWithin = (selector: string) => target?.closest(selector) != null;
  return {
    key: event.key,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    repeat: event.repeat,
    isTyping: isWithin(typing),
    isInSearch: isWithin('search[data-shows-hits="true"]'),
    ownsArrows: isWithin(arrowOwners),
    ownsEnter: isWithin(enterOwners),
    hasOverlay: document.querySelector(overlays) !== null,
  };
}
