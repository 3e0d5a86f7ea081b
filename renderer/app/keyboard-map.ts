import type { KeyCommandName } from '../state/key-commands.ts';

/** What is known about a key press. Everything that decides is in here, so that the decision can be tested alone. */
export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** The key is being held down. */
  readonly repeat: boolean;
  /** The person is writing: a text field, or a control that searches by the letters typed. */
  readonly isTyping: boolean;
  /** The focus is in the search field above its hits: arrows, Enter and Escape belong to the hits. */
  readonly isInSearch: boolean;
  /** The focus is on something that uses the arrow keys itself: chips, tabs, a divider, a menu. */
  readonly ownsArrows: boolean;
  /** The focus is on something that Enter presses. */
  readonly ownsEnter: boolean;
  /** A dialog, menu or list of options is open above the screen. */
  readonly hasOverlay: boolean;
}

/** Every key of the application, and only here. Letters count in both cases; `Strg` is Control. */
const letters: ReadonlyMap<string, KeyCommandName> = new Map([
  ['j', 'next'],
  ['k', 'previous'],
  ['b', 'confirm'],
  ['a', 'file'],
  ['h', 'next-finding'],
  ['r', 'request'],
  ['w', 'forward'],
  ['x', 'return'],
  ['n', 'claim'],
  ['o', 'assign'],
  ['f', 'workshop'],
  ['z', 'undo'],
  ['t', 'team'],
  ['v', 'deputies'],
  ['1', 'scope-all'],
  ['2', 'scope-own'],
  ['3', 'scope-deputy'],
  ['4', 'scope-team'],
  ['5', 'scope-clearing'],
  ['?', 'keys'],
]);
const arrows: ReadonlyMap<string, KeyCommandName> = new Map([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
]);
/** Keys that write nothing, so that they can work in the search field. */
const searchKeys: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Escape']);
/** Only moving may be repeated by holding the key: everything else would be done to a task that nobody has looked at. */
const repeatable: ReadonlySet<KeyCommandName> = new Set(['next', 'previous']);

/** What a key press does now; undefined leaves it to whatever has the focus. Pure. */
export function decideKey(press: KeyPress): KeyCommandName | undefined {
  if (press.hasOverlay || press.alt || press.meta) return undefined;
  const command = press.ctrl ? decideWithControl(press) : decidePlain(press);
  return command !== undefined && press.repeat && !repeatable.has(command) ? undefined : command;
}

function decideWithControl(press: KeyPress): KeyCommandName | undefined {
  return press.key.toLowerCase() === 'k' ? 'search' : undefined;
}

function decidePlain(press: KeyPress): KeyCommandName | undefined {
  if (press.isTyping && !(press.isInSearch && searchKeys.has(press.key))) return undefined;
  if (press.key === 'Escape') return 'back';
  if (press.key === 'Enter') return press.ownsEnter ? undefined : 'open';
  const arrow = arrows.get(press.key);
  if (arrow !== undefined) return press.ownsArrows ? undefined : arrow;
  return letters.get(press.key.toLowerCase());
}
