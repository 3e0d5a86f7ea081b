import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { GrayPicture } from '../ocr/gray-picture.ts';

/** Brightness as eyes weigh it (ITU-R BT.601). */
export function grayOf(canvas: Canvas): GrayPicture {
  const { width, height } = canvas;
  // once: on this object `data` is a call into native code
  const { data: rgba } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const data = new Uint8Array(width * height);
  for (let index = 0, at = 0; index < data.length; index += 1, at += 4) {
    data[index] = ((rgba[at] ?? 0) * 77 + (rgba[at + 1] ?? 0) * 150 + (rgba[at + 2] ?? 0) * 29) >> 8;
  }
  return { data, width, height };
}

/** For looking at a step of the preparation. */
export function canvasOf({ data, width, height }: GrayPicture): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const picture = context.createImageData(width, height);
  const rgba = picture.data;
  for (let index = 0, at = 0; index < data.length; index += 1, at += 4) {
    const value = data[index] ?? 0;
    rgba[at] = value;
    rgba[at + 1] = value;
    rgba[at + 2] = value;
    rgba[at + 3] = 255;
  }
  context.putImageData(picture, 0, 0);
  return canvas;
}
