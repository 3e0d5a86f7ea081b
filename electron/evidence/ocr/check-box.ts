import type { Box } from '../../../shared/domain/evidence/box.ts';
import type { LookResult } from '../../../shared/domain/evidence/reading.ts';
import { findConnectedParts, type InkMask } from './connected-parts.ts';
import { contrastOf } from './contrast.ts';
import { findSquare } from './find-square.ts';
import { cropPicture, type GrayPicture, type PixelBox, resizePicture, toParts, toPixels } from './gray-picture.ts';
import type { PpOcr } from './pp-ocr.ts';
import { maskBelow } from './threshold.ts';

/** The place is brought to this height in pixels; a box is then between a fourth and two thirds of it. */
const placeHeight = 72;
const smallest = 0.24;
const largest = 0.68;
/** Paper and lines of a form differ at least by this many grey levels. */
const leastContrast = 30;
/** A box may be printed much paler than what is typed into it: tried one after the other, in parts of the contrast. */
const outlineLevels = [0.45, 0.28, 0.16];
const inkLevel = 0.4;
/** Share of ink inside a box: below the first it is empty, above the second ticked, between them nobody knows. */
const emptyBelow = 0.03;
const tickedFrom = 0.09;

/** The check box at a place and whether it is ticked, by the ink inside it; typed brackets count. Null where there is none. */
export async function readCheckBox(picture: GrayPicture, box: Box, ppOcr: PpOcr): Promise<LookResult['mark']> {
  const place = toPixels(box, picture);
  const part = cropPicture(picture, place);
  const scale = placeHeight / part.height;
  const large = resizePicture(part, Math.max(8, Math.round(part.width * scale)), placeHeight);
  const { paper, ink } = contrastOf(large);
  if (paper - ink < leastContrast) return null;
  const maskAt = (level: number) => maskBelow(large, paper - (paper - ink) * level);
  const inside = maskAt(inkLevel);
  const left = Math.max(0, Math.floor(place.left));
  const top = Math.max(0, Math.floor(place.top));
  const onPage = (found: PixelBox) =>
    toParts(
      {
        left: found.left / scale + left,
        right: found.right / scale + left,
        top: found.top / scale + top,
        bottom: found.bottom / scale + top,
      },
      picture,
    );
  for (const level of outlineLevels) {
    if ((paper - ink) * level < leastContrast / 2) break;
    const square = findSquare(maskAt(level), Math.round(placeHeight * smallest), Math.round(placeHeight * largest));
    if (square === null) continue;
    const filled = inkInside(inside, square, 0.22, 0.22);
    return { isTicked: isTicked(filled), confidence: surenessOf(filled), box: onPage(square) };
  }
  const brackets = findBrackets(inside);
  if (brackets === null) return null;
  return readBrackets(large, inside, brackets, ppOcr, onPage(brackets));
}

function isTicked(filled: number): boolean {
  return filled >= (emptyBelow + tickedFrom) / 2;
}

function surenessOf(filled: number): number {
  if (filled <= emptyBelow) return 1 - (filled / emptyBelow) * 0.1;
  if (filled >= tickedFrom) return Math.min(1, 0.9 + (filled - tickedFrom));
  const middle = (emptyBelow + tickedFrom) / 2;
  return 0.5 + (Math.abs(filled - middle) / (tickedFrom - emptyBelow)) * 0.6;
}

/** Share of ink in the middle of a box, away from its lines by these parts of its sides. */
function inkInside(mask: InkMask, box: PixelBox, insetX: number, insetY: number): number {
  const x = (box.right - box.left) * insetX;
  const y = (box.bottom - box.top) * insetY;
  let ink = 0;
  let all = 0;
  for (let row = Math.ceil(box.top + y); row < box.bottom - y; row += 1) {
    for (let column = Math.ceil(box.left + x); column < box.right - x; column += 1) {
      ink += mask.ink[row * mask.width + column] ?? 0;
      all += 1;
    }
  }
  return all === 0 ? 0 : ink / all;
}

/** Around everything that stands level with the middle of the place and could be `[X]` or `[ ]`. */
function findBrackets(mask: InkMask): PixelBox | null {
  const parts = findConnectedParts(mask).filter((part) => {
    const height = part.bottom - part.top;
    const isCut = part.top === 0 || part.bottom === mask.height || part.right === mask.width || part.left === 0;
    return !isCut && height > placeHeight * 0.22 && height < placeHeight * 0.75;
  });
  const middle = placeHeight / 2;
  const level = parts.filter((part) => part.top < middle && part.bottom > middle);
  if (level.length === 0) return null;
  const found = {
    left: Math.min(...level.map((part) => part.left)),
    right: Math.max(...level.map((part) => part.right)),
    top: Math.min(...level.map((part) => part.top)),
    bottom: Math.max(...level.map((part) => part.bottom)),
  };
  const shape = (found.right - found.left) / (found.bottom - found.top);
  return shape < 0.45 || shape > 2 ? null : found;
}

/** `[X]` and `[ ]` as people type them: by the shape of the brackets, or else as far as letters and ink say the same. */
async function readBrackets(
  place: GrayPicture,
  mask: InkMask,
  brackets: PixelBox,
  ppOcr: PpOcr,
  box: Box,
): Promise<LookResult['mark']> {
  const filled = inkInside(mask, brackets, 0.34, 0.2);
  if (isBracketed(mask, brackets)) {
    return { isTicked: isTicked(filled), confidence: surenessOf(filled), box };
  }
  const margin = (brackets.bottom - brackets.top) * 0.25;
  const band = cropPicture(place, {
    left: brackets.left - margin,
    right: brackets.right + margin,
    top: brackets.top - margin,
    bottom: brackets.bottom + margin,
  });
  const line = { x: band.width / 2, y: band.height / 2, width: band.width, height: band.height, angle: 0, score: 1 };
  const characters = await ppOcr.readLine(band, line);
  const text = characters
    .map((character) => character.text)
    .join('')
    .trim();
  if (!/^[[(|]/.test(text) && !/[\])|]$/.test(text)) return null;
  const saysTicked = /[xX×*✓√]/.test(text);
  const saysEmpty = /^[[(|]\s*[\])|]$/.test(text);
  const agrees = isTicked(filled) ? saysTicked : saysEmpty;
  return { isTicked: isTicked(filled), confidence: agrees ? surenessOf(filled) : 0.6, box };
}

/** A stem along the whole of both sides, and feet at all four corners that point inwards and do not meet. */
function isBracketed(mask: InkMask, { left, top, right, bottom }: PixelBox): boolean {
  const width = right - left;
  const height = bottom - top;
  const isInk = (x: number, y: number) => mask.ink[y * mask.width + x] === 1;
  const reach = Math.max(2, Math.round(width * 0.1));
  const stem = (from: number) => {
    let rows = 0;
    for (let y = top; y < bottom; y += 1) {
      for (let x = from; x < from + reach; x += 1) {
        if (!isInk(x, y)) continue;
        rows += 1;
        break;
      }
    }
    return rows >= height * 0.9;
  };
  const foot = (from: number, y: number) => {
    let ink = 0;
    for (let x = from; x < from + 2 * reach; x += 1) ink += isInk(x, y) || isInk(x, y + 1) || isInk(x, y - 1) ? 1 : 0;
    return ink >= 1.6 * reach;
  };
  const rows = [top + 1, bottom - 2];
  const hasFeet = rows.every((y) => foot(left, y) && foot(right - 2 * reach, y));
  const middle = Math.round((left + right) / 2);
  const isOpen = rows.every((y) => !isInk(middle, y));
  return stem(left) && stem(right - reach) && hasFeet && isOpen;
}
