import { describe, expect, it } from 'vitest';
import { decideKey, type KeyPress } from '../../../../renderer/app/keyboard-map.ts';
import { type KeyCommand, keyCommandTexts, keyNames } from '../../../../renderer/text/keys.ts';

const plain: KeyPress = {
  key: '',
  ctrl: false,
  alt: false,
  meta: false,
  repeat: false,
  isTyping: false,
  isInSearch: false,
  ownsArrows: false,
  ownsEnter: false,
  hasOverlay: false,
};
const press = (key: string, facts: Partial<KeyPress> = {}) => decideKey({ ...plain, key, ...facts });

describe('the keyboard map', () => {
  it('does what the overview of keys says, for every key in it', () => {
    const asPressed: Readonly<Record<string, KeyPress>> = {
      '↓': { ...plain, key: 'ArrowDown' },
      '↑': { ...plain, key: 'ArrowUp' },
      Eingabe: { ...plain, key: 'Enter' },
      Esc: { ...plain, key: 'Escape' },
      'Strg K': { ...plain, key: 'k', ctrl: true },
    };
    for (const command of Object.keys(keyCommandTexts) as KeyCommand[]) {
      for (const name of keyNames[command]) expect(decideKey(asPressed[name] ?? { ...plain, key: name })).toBe(command);
    }
  });

  it('takes letters in both cases', () => {
    expect(press('b')).toBe('confirm');
    expect(press('B')).toBe('confirm');
  });

  it('never fires while somebody writes', () => {
    for (const key of ['b', 'a', 'z', 'j', '?', '1', 'Enter', 'ArrowDown', 'Escape']) {
      expect(press(key, { isTyping: true })).toBeUndefined();
    }
  });

  it('reaches the search from every field', () => {
    expect(press('k', { ctrl: true, isTyping: true })).toBe('search');
  });

  it('moves through hits from the search field, and still writes letters into it', () => {
    expect(press('ArrowDown', { isTyping: true, isInSearch: true })).toBe('next');
    expect(press('Enter', { isTyping: true, isInSearch: true })).toBe('open');
    expect(press('b', { isTyping: true, isInSearch: true })).toBeUndefined();
  });

  it('does nothing behind an open dialog', () => {
    expect(press('b', { hasOverlay: true })).toBeUndefined();
    expect(press('k', { ctrl: true, hasOverlay: true })).toBeUndefined();
  });

  it('ignores a held key for everything but moving', () => {
    for (const key of ['b', 'a', 'z']) expect(press(key, { repeat: true })).toBeUndefined();
    expect(press('j', { repeat: true })).toBe('next');
  });

  it('leaves arrows and Enter to controls that use them', () => {
    expect(press('ArrowDown', { ownsArrows: true })).toBeUndefined();
    expect(press('j', { ownsArrows: true })).toBe('next');
    expect(press('Enter', { ownsEnter: true })).toBeUndefined();
  });

  it('leaves combinations with other modifiers to the system', () => {
    expect(press('a', { ctrl: true })).toBeUndefined();
    expect(press('z', { ctrl: true })).toBeUndefined();
    expect(press('b', { alt: true })).toBeUndefined();
    expect(press('b', { meta: true })).toBeUndefined();
  });
});
