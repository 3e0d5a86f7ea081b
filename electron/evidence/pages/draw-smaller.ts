import { type Canvas, createCanvas, type Image } from '@napi-rs/canvas';

export type Drawable = Canvas | Image;

/** A copy on white paper whose long side has at most so many pixels. */
export function drawSmaller(picture: Drawable, longSide: number): Canvas {
  const scale = Math.min(1, longSide / Math.max(picture.width, picture.height));
  const canvas = createCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff'; // pictures may be transparent
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}
