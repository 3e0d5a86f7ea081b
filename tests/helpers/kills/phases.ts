import { type Seeded, seeded } from '../seeded.ts';

/** What a core is doing when it is killed. */
export const phases = [
  'start', // while it starts: keys, cache, journal, session
  'first-sync',
  'sync',
  'confirm',
  'file',
  'undo',
  'claim',
  'note',
  'request',
  'forward',
  'evidence', // proofs are being read in their process
  'migration', // a cache of an older version is brought up to date
  'key-rotation',
  'reset', // the cache is built anew, unsent work stays
  'export-import', // unsent work into a file and back
  'deputy', // a deputy works on tasks of the absent person
  'right-revoked', // the deputyship was ended meanwhile
] as const;
export type Phase = (typeof phases)[number];

/** How often each comes in a deck; the click phases are what people do all day. */
const ownDeck: readonly Phase[] = [
  'confirm',
  'confirm',
  'confirm',
  'file',
  'file',
  'file',
  'undo',
  'undo',
  'start',
  'start',
  'sync',
  'sync',
  'claim',
  'note',
  'note',
  'request',
  'forward',
  'evidence',
  'migration',
  'migration',
  'key-rotation',
  'key-rotation',
  'reset',
  'export-import',
];

/** A plan of phases for the lives of one device, the same for the same seed: every deck has each phase. */
export function planPhases(lives: number, seed: number): readonly Phase[] {
  const random = seeded(seed);
  const plan: Phase[] = [];
  while (plan.length < lives) plan.push(...shuffle(ownDeck, random));
  return plan.slice(0, lives);
}

function shuffle<Value>(values: readonly Value[], random: Seeded): readonly Value[] {
  return values
    .map((value) => ({ value, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}
