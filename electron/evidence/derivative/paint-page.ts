import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { Box } from '../../../shared/domain/evidence/box.ts';
import type { PageSteps } from '../../../shared/domain/evidence/derivative-steps.ts';
import { angleOf, turnedSize } from './place-after-steps.ts';

/** Part of the page by which a blackened place grows on each side: the edge of a letter must not remain. */
export const BLACKEN_MARGIN = 0.004;
/** A picture of one pixel is the least there is, however small a crop was drawn. */
const LEAST = 1;

/** The page after its steps, on a picture of its own. The places are painted first, on the original's pixels. */
export function paintPage(original: Canvas, steps: PageSteps): Canvas {
  const blackened = steps.blacken.length === 0 ? original : blacken(original, steps.blacken);
  const turned = turn(blackened, steps);
  const cropped = steps.crop === null ? turned : crop(turned, steps.crop);
  return steps.brightness === 0 && steps.contrast === 0 ? cropped : brighten(cropped, steps);
}

export function grown({ left, top, width, height }: Box): Box {
  const [right, bottom] = [Math.min(1, left + width + BLACKEN_MARGIN), Math.min(1, top + height + BLACKEN_MARGIN)];
  const [newLeft, newTop] = [Math.max(0, left - BLACKEN_MARGIN), Math.max(0, top - BLACKEN_MARGIN)];
  return { left: newLeft, top: newTop, width: right - newLeft, height: bottom - newTop };
}

function blacken(original: Canvas, places: readonly Box[]): Canvas {
  const { width, height } = original;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(original, 0, 0);
  context.fillStyle = '#000000';
  for (const { left, top, width: wide, height: high } of places.map(grown)) {
    // whole pixels outwards, so that no half-transparent edge remains
    const [x, y] = [Math.floor(left * width), Math.floor(top * height)];
    context.fillRect(x, y, Math.ceil((left + wide) * width) - x, Math.ceil((top + high) * height) - y);
  }
  return canvas;
}

function turn(original: Canvas, steps: PageSteps): Canvas {
  if (steps.rotation === 0 && steps.straighten === 0) return original;
  const size = turnedSize(original, steps);
  const canvas = createCanvas(Math.max(LEAST, Math.round(size.width)), Math.max(LEAST, Math.round(size.height)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(angleOf(steps));
  context.drawImage(original, -original.width / 2, -original.height / 2);
  return canvas;
}

function crop(original: Canvas, { left, top, width, height }: Box): Canvas {
  const [x, y] = [Math.round(left * original.width), Math.round(top * original.height)];
  const wide = Math.max(LEAST, Math.round(width * original.width));
  const high = Math.max(LEAST, Math.round(height * original.height));
  const canvas = createCanvas(wide, high);
  canvas.getContext('2d').drawImage(original, x, y, wide, high, 0, 0, wide, high);
  return canvas;
}

/** Linear, around the middle grey: brightness shifts, contrast stretches. Blackened places are black before and stay dark. */
function brighten(original: Canvas, { brightness, contrast }: PageSteps): Canvas {
  const { width, height } = original;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const picture = original.getContext('2d').getImageData(0, 0, width, height);
  const factor = contrast >= 0 ? 1 + contrast * 2 : 1 + contrast;
  const table = Uint8ClampedArray.from({ length: 256 }, (_, value) => (value - 128) * factor + 128 + brightness * 128);
  table[0] = 0; // what was removed stays removed
  for (let index = 0; index < picture.data.length; index += 1) {
    if (index % 4 !== 3) picture.data[index] = table[picture.data[index] ?? 0] ?? 0;
  }
  context.putImageData(picture, 0, 0);
  return canvas;
}
