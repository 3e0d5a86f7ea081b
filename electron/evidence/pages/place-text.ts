import { boxOf } from '../../../shared/domain/evidence/box.ts';
import type { Word } from '../../../shared/domain/evidence/reading.ts';
import { widthOfText } from './character-widths.ts';
import { type Matrix, matrixOf, multiply } from './matrix.ts';
import { inReadingOrder } from './reading-order.ts';

/** An item of a text layer, as pdf.js gives it: one run in one font, `transform` from text to user space. */
export interface TextItem {
  readonly str: string;
  /** In user space, along the baseline. */
  readonly width: number;
  readonly transform: readonly number[];
}

type Turned = 0 | 90 | 180 | 270;

/** A run along its own baseline, in points of the page as it is shown. */
interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Unit vector along the writing. */
  readonly along: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly size: number;
}

/** How far letters reach above and below the baseline, in parts of the font's size. */
const ascent = 0.78;
const descent = 0.22;
/** A gap, in parts of the size, that parts no word: kerning, and programs that place each letter by itself. */
const gapInWord = 0.13;

/** Words with places from the items of a text layer. Pure. */
export function placeText(
  items: readonly unknown[],
  userToPage: readonly number[],
  page: { readonly width: number; readonly height: number },
): { readonly words: readonly Word[]; readonly turned: Turned } {
  const toPage = matrixOf(userToPage);
  const runs = items.flatMap((item) => (isTextItem(item) ? runOf(item, toPage) : []));
  const parts = runs.flatMap(splitAtBlanks);
  const turned = mostTurned(parts);
  const words = joinParts(parts).flatMap((run) => wordOf(run, page));
  return { words: inReadingOrder(words, turned), turned };
}

function isTextItem(item: unknown): item is TextItem {
  return typeof item === 'object' && item !== null && 'str' in item && 'transform' in item;
}

function runOf({ str, width, transform }: TextItem, toPage: Matrix): readonly Run[] {
  if (str.trim() === '') return [];
  const [a, b, c, d, x, y] = multiply(toPage, matrixOf(transform));
  const length = Math.hypot(a, b);
  const size = Math.hypot(c, d);
  if (!(length > 0) || !(size > 0) || !Number.isFinite(x + y)) return [];
  const scale = Math.hypot(toPage[0], toPage[1]);
  const run = { text: str, x, y, along: { x: a / length, y: b / length }, width: width * scale, size };
  return [run];
}

/** A run has one width; where its words begin is estimated by the usual widths of its letters. */
function splitAtBlanks(run: Run): readonly Run[] {
  const whole = widthOfText(run.text);
  return [...run.text.matchAll(/\S+/gu)].map(({ 0: text, index }) => {
    const from = (widthOfText(run.text.slice(0, index)) / whole) * run.width;
    const width = (widthOfText(text) / whole) * run.width;
    return { ...run, text, width, x: run.x + run.along.x * from, y: run.y + run.along.y * from };
  });
}

/** Parts that touch are one word: programs change fonts or place letters within words. */
function joinParts(parts: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && goesOn(last, part)) {
      const width = distance(last, part).along + part.width;
      joined[joined.length - 1] = { ...last, text: last.text + part.text, width };
    } else {
      joined.push(part);
    }
  }
  return joined;
}

function goesOn(last: Run, next: Run): boolean {
  const { along, across } = distance(last, next);
  const size = Math.min(last.size, next.size);
  const gap = along - last.width;
  return Math.abs(across) < size * 0.1 && Math.abs(gap) < size * gapInWord && sameDirection(last, next);
}

function distance({ x, y, along }: Run, other: Run): { readonly along: number; readonly across: number } {
  const [dx, dy] = [other.x - x, other.y - y];
  return { along: dx * along.x + dy * along.y, across: dy * along.x - dx * along.y };
}

function sameDirection(one: Run, other: Run): boolean {
  return one.along.x * other.along.x + one.along.y * other.along.y > 0.99;
}

function wordOf({ text, x, y, along, width, size }: Run, page: { readonly width: number; readonly height: number }) {
  const up = { x: along.y * size, y: -along.x * size };
  const corners = [0, width].flatMap((step) =>
    [ascent, -descent].map((rise) => ({
      x: (x + along.x * step + up.x * rise) / page.width,
      y: (y + along.y * step + up.y * rise) / page.height,
    })),
  );
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  const box = boxOf({ left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) });
  // outside of the page nobody sees it
  return box.width > 0 && box.height > 0 ? [{ text: text.slice(0, 400), box, confidence: 1 }] : [];
}

/** By the letters that stand each way: a watermark across the page turns nothing. */
function mostTurned(runs: readonly Run[]): Turned {
  const letters = new Map<Turned, number>();
  for (const { along, text } of runs) {
    const angle = Math.round((Math.atan2(along.y, along.x) * 180) / Math.PI / 90) * 90;
    // writing that runs down the page stands upright after a quarter turn to the left
    const turned = ((360 - angle) % 360) as Turned;
    letters.set(turned, (letters.get(turned) ?? 0) + text.length);
  }
  const [most] = [...letters].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? 0;
}
