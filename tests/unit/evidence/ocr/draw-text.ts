import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { GrayPicture } from '../../../../electron/evidence/ocr/gray-picture.ts';

const { resolve } = createRequire(import.meta.url);
GlobalFonts.registerFromPath(resolve('@fontsource/arimo/files/arimo-latin-400-normal.woff2'), 'Arimo');

/** A white picture with something drawn on it. */
export function draw(width: number, height: number, paint: (context: SKRSContext2D) => void): GrayPicture {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#222';
  context.strokeStyle = '#333';
  context.lineWidth = 2;
  paint(context);
  const { data } = context.getImageData(0, 0, width, height);
  return { data: Uint8Array.from({ length: width * height }, (_, index) => data[index * 4] ?? 255), width, height };
}

/** Digits in cells that touch each other, `side` pixels wide. */
export function drawCells(context: SKRSContext2D, text: string, left: number, top: number, side: number): void {
  context.font = `${Math.round(side * 0.75)}px Arimo`;
  context.textAlign = 'center';
  for (const [index, digit] of [...text].entries()) {
    context.strokeRect(left + index * side, top, side, side * 1.25);
    context.fillText(digit, left + (index + 0.5) * side, top + side * 0.92);
  }
}
