import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { readImageSize } from '../../../renderer/viewer/read-image-size.ts';

function draw() {
  const canvas = createCanvas(321, 123);
  canvas.getContext('2d').fillRect(20, 20, 100, 50);
  return canvas;
}

describe('the size of an image from its header', () => {
  it('is read from PNG, JPEG and lossy WebP', () => {
    expect(readImageSize(draw().toBuffer('image/png'))).toEqual({ width: 321, height: 123 });
    expect(readImageSize(draw().toBuffer('image/jpeg', 80))).toEqual({ width: 321, height: 123 });
    expect(readImageSize(draw().toBuffer('image/webp', 80))).toEqual({ width: 321, height: 123 });
  });

  it('is read from lossless and extended WebP', () => {
    const riff = (chunk: string) => Buffer.from(`52494646000000005745425056503800${chunk}`, 'hex');
    const lossless = riff('').fill('L', 15, 16);
    const extended = riff('').fill('X', 15, 16);
    const bits = Buffer.alloc(9);
    bits.writeUInt32LE((321 - 1) | ((123 - 1) << 14), 5);
    const sides = Buffer.alloc(14);
    sides.writeUIntLE(321 - 1, 8, 3);
    sides.writeUIntLE(123 - 1, 11, 3);

    expect(readImageSize(Buffer.concat([lossless, bits]))).toEqual({ width: 321, height: 123 });
    expect(readImageSize(Buffer.concat([extended, sides]))).toEqual({ width: 321, height: 123 });
  });

  it('is read without decoding, so that 30,000 x 30,000 pixels cost nothing', () => {
    const header = Buffer.alloc(64);
    header.write('89504e470d0a1a0a0000000d49484452', 'hex');
    header.writeUInt32BE(30_000, 16);
    header.writeUInt32BE(30_000, 20);

    expect(readImageSize(header)).toEqual({ width: 30_000, height: 30_000 });
  });

  it('is unknown for a file that ends in its header, for other formats and for nothing at all', () => {
    const jpeg = draw().toBuffer('image/jpeg', 80);

    for (let length = 0; length < 40; length += 1) expect(readImageSize(jpeg.subarray(0, length))).toBeUndefined();
    expect(readImageSize(Buffer.from('%PDF-1.7 and some more text here'))).toBeUndefined();
  });
});
