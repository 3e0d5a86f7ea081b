/** Everything that a key can do, in the order of the overview. The keys themselves: renderer/app/keyboard-map.ts. */
export const keyCommandTexts = {
  next: 'Nächster Eintrag der Liste',
  previous: 'Vorheriger Eintrag der Liste',
  open: 'Eintrag öffnen',
  confirm: 'Bestätigen (erster Klick)',
  file: 'In Akte ablegen (zweiter Klick)',
  'next-finding': 'Nächsten Hinweis öffnen',
  request: 'Rückfrage stellen',
  forward: 'Weiterleiten',
  return: 'Zurückgeben',
  claim: 'In Bearbeitung nehmen oder freigeben',
  assign: 'Im Klärungskorb zuordnen (Teamleitung)',
  workshop: 'Bild geraderücken, drehen, zuschneiden',
  undo: 'Letzten Schritt rückgängig machen',
  search: 'Suchen',
  deputies: 'Vertretungen zeigen',
  team: 'Das Team zeigen (Teamleitung)',
  'scope-all': 'Alle Eingänge zeigen',
  'scope-own': 'Nur meine Eingänge zeigen',
  'scope-deputy': 'Nur Eingänge der Vertretung zeigen',
  'scope-team': 'Nur Eingänge des Teams zeigen',
  'scope-clearing': 'Nur den Klärungskorb zeigen',
  back: 'Zurück',
  keys: 'Diese Übersicht zeigen',
} as const;

export type KeyCommand = keyof typeof keyCommandTexts;

/** How a key is written on the keyboard, beside the thing that it does. */
export const keyNames = {
  next: ['↓', 'J'],
  previous: ['↑', 'K'],
  open: ['Eingabe'],
  confirm: ['B'],
  file: ['A'],
  'next-finding': ['H'],
  request: ['R'],
  forward: ['W'],
  return: ['X'],
  claim: ['N'],
  assign: ['O'],
  workshop: ['F'],
  undo: ['Z'],
  search: ['Strg K'],
  deputies: ['V'],
  team: ['T'],
  'scope-all': ['1'],
  'scope-own': ['2'],
  'scope-deputy': ['3'],
  'scope-team': ['4'],
  'scope-clearing': ['5'],
  back: ['Esc'],
  keys: ['?'],
} as const satisfies Readonly<Record<KeyCommand, readonly [string, ...string[]]>>;

export const keysText = {
  title: 'Tasten',
  introduction: 'Diese Tasten wirken überall, nur nicht, während Sie in ein Feld schreiben.',
  columnKey: 'Taste',
  columnEffect: 'Wirkung',
  or: 'oder',
  viewer: 'Im Dokument: + und - vergrößern und verkleinern, 0 und 9 passen ein, Bild auf und Bild ab blättern.',
} as const;
