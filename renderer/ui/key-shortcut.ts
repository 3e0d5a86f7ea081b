/** `Strg K`, as shown, in the notation of `aria-keyshortcuts`: `Control+K`. */
export function toAriaShortcut(keys: string): string {
  return keys
    .split(' ')
    .map((key) => ariaNames.get(key) ?? key)
    .join('+');
}

const ariaNames: ReadonlyMap<string, string> = new Map([
  ['Strg', 'Control'],
  ['Umschalt', 'Shift'],
  ['Entf', 'Delete'],
  ['Esc', 'Escape'],
  ['Bild↑', 'PageUp'],
  ['Bild↓', 'PageDown'],
]);

/** Sets the shortcut on an element whose component does not pass the attribute on. */
export function announceShortcut(keys: string | undefined): (element: HTMLElement | null) => void {
  return (element) => {
    if (keys !== undefined) element?.setAttribute('aria-keyshortcuts', toAriaShortcut(keys));
  };
}
