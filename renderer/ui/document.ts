/** `system` follows the operating system, also while the application runs. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Chooses the colours of the whole document by KERN's attribute. Forced colours of the system win over both. */
export function applyTheme(root: HTMLElement, theme: Theme): void {
  if (theme === 'system') root.removeAttribute('data-kern-theme');
  else root.setAttribute('data-kern-theme', theme);
}

/**
 * Call once before the first render. react-aria adds one inline `<style>` unless an element with this id is there already;
 * the rule is in base.css instead, so that `style-src 'self'` needs no exception.
 */
export function prepareDocument(page: Document): void {
  const stand = page.createElement('meta');
  stand.id = 'react-aria-pressable-style';
  page.head.append(stand);
}
