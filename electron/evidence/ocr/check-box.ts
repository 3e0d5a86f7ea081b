import type { Box } from '../../../shared/domain/evidence/box.ts';
import type { LookResult } from '../../../shared/domain/evidence/reading.ts';
import { findConnectedParts } from './connected-parts.ts';
import { cropPicture, type GrayPicture, type PixelBox, toParts, toPixels } from './gray-picture.ts';
import { maskByNeighbourhood } from './threshold.ts';

/** Finds the check box at a place and tells whether it is ticked; null where there is none. */
export function readCheckBox(picture: GrayPicture, box: Box): LookResult['mark'] {
  const place = toPixels(box, picture);
  const part = cropPicture(picture, place);
  const mask = maskByNeighbourhood(part, Math.round(part.height / 2), 0.18);
  const left = Math.max(0, Math.floor(place.left));
  const top = Math.max(0, Math.floor(place.top));
  const squares = findConnectedParts(mask).filter((found) => {
    const width = found.right - found.left;
    const height = found.bottom - found.top;
    return width > 8 && height > 8 && Math.max(width, height) < Math.min(width, height) * 1.35;
  });
  const [square] = [...squares].sort((one, other) => other.pixels - one.pixels);
  if (square === undefined) return null;
  const inner: PixelBox = inset(square, 0.24);
  let ink = 0;
  let all = 0;
  for (let y = Math.floor(inner.top); y < inner.bottom; y += 1) {
    for (let x = Math.floor(inner.left); x < inner.right; x += 1) {
      ink += mask.ink[y * part.width + x] ?? 0;
      all += 1;
    }
  }
  const filled = all === 0 ? 0 : ink / all;
  const isTicked = filled > 0.1;
  const whole = {
    left: square.left + left,
    right: square.right + left,
    top: square.top + top,
    bottom: square.bottom + top,
  };
  return { isTicked, confidence: Math.min(1, Math.abs(filled - 0.1) * 8 + 0.3), box: toParts(whole, picture) };
}

function inset({ left, top, right, bottom }: PixelBox, share: number): PixelBox {
  const x = (right - left) * share;
  const y = (bottom - top) * share;
  return { left: left + x, right: right - x, top: top + y, bottom: bottom - y };
}
