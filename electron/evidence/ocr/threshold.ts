import type { InkMask } from './connected-parts.ts';
import type { GrayPicture } from './gray-picture.ts';

/** Ink is what is at or below a grey level. */
export function maskBelow(picture: GrayPicture, level: number): InkMask {
  const ink = new Uint8Array(picture.data.length);
  for (let index = 0; index < ink.length; index += 1) ink[index] = (picture.data[index] ?? 255) <= level ? 1 : 0;
  return { ink, width: picture.width, height: picture.height };
}
