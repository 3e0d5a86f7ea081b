import { describe, expect, it } from 'vitest';
import { toAriaShortcut } from '../../../renderer/ui/key-shortcut.ts';

describe('a key hint', () => {
  it.each([
    ['B', 'B'],
    ['Strg K', 'Control+K'],
    ['Strg Umschalt Z', 'Control+Shift+Z'],
    ['Bild↓', 'PageDown'],
  ])('%s is told to assistive technology as %s', (shown, told) => {
    expect(toAriaShortcut(shown)).toBe(told);
  });
});
