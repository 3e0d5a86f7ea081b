import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { imageSize } from '../../../shared/domain/image-size.ts';
import { readTiffPages } from '../../../shared/domain/tiff-pages.ts';

function draw() {
  const canvas = createCanvas(321, 123);
  canvas.getContext('2d').fillRect(20, 20, 100, 50);
  return canvas;
}

/** A TIFF of directories without pictures; `next` gives the number of the directory that follows. */
function tiff(sizes: readonly (readonly [number, number])[], next: (index: number) => number) {
  const offsetOf = (index: number) => (index < sizes.length ? 8 + index * 30 : 0);
  const file = Buffer.alloc(8 + sizes.length * 30);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(8, 4);
  for (const [index, size] of sizes.entries()) {
    const at = offsetOf(index);
    file.writeUInt16LE(2, at);
    for (const [entry, value] of size.entries()) {
      file.writeUInt16LE(256 + entry, at + 2 + entry * 12);
      file.writeUInt16LE(4, at + 4 + entry * 12);
      file.writeUInt32LE(1, at + 6 + entry * 12);
      file.writeUInt32LE(value, at + 10 + entry * 12);
    }
    file.writeUInt32LE(offsetOf(next(index)), at + 26);
  }
  return file;
}

function box(kind: string, ...content: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.write(kind, 4, 'latin1');
  const whole = Buffer.concat([head, ...content]);
  whole.writeUInt32BE(whole.length);
  return whole;
}

function heif(sizes: readonly (readonly [number, number])[]): Buffer {
  const properties = sizes.map(([width, height]) => {
    const content = Buffer.alloc(12);
    content.writeUInt32BE(width, 4);
    content.writeUInt32BE(height, 8);
    return box('ispe', content);
  });
  const brand = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
  return Buffer.concat([brand, box('meta', Buffer.alloc(4), box('iprp', box('ipco', ...properties)))]);
}

describe('the size of an image from its header', () => {
  it('is read from PNG, JPEG and WebP', () => {
    expect(imageSize(draw().toBuffer('image/png'))).toEqual({ width: 321, height: 123 });
    expect(imageSize(draw().toBuffer('image/jpeg', 80))).toEqual({ width: 321, height: 123 });
    expect(imageSize(draw().toBuffer('image/webp', 80))).toEqual({ width: 321, height: 123 });
  });

  it('of a HEIF photo is that of the whole and not of a tile', () => {
    const photo = heif([
      [512, 512],
      [4032, 3024],
      [320, 240],
    ]);
    expect(imageSize(photo)).toEqual({ width: 4032, height: 3024 });
  });

  it('of a TIFF is that of its first page, and all pages are listed', () => {
    const sizes = [
      [1240, 1754],
      [2480, 3508],
    ] as const;
    const scan = tiff(sizes, (index) => index + 1);
    expect(imageSize(scan)).toMatchObject({ width: 1240, height: 1754 });
    expect(readTiffPages(scan)).toMatchObject(sizes.map(([width, height]) => ({ width, height, orientation: 1 })));
  });

  it('is unknown where the directories of a TIFF lead in a circle or out of the file', () => {
    const sizes = [
      [10, 10],
      [10, 10],
    ] as const;
    expect(imageSize(tiff(sizes, () => 0))).toBeUndefined();
    expect(imageSize(tiff(sizes, (index) => index + 1).subarray(0, 40))).toBeUndefined();
  });

  it('is read without decoding, so that 30,000 x 30,000 pixels cost nothing', () => {
    const header = Buffer.alloc(64);
    header.write('89504e470d0a1a0a0000000d49484452', 'hex');
    header.writeUInt32BE(30_000, 16);
    header.writeUInt32BE(30_000, 20);

    expect(imageSize(header)).toEqual({ width: 30_000, height: 30_000 });
    expect(imageSize(heif([[30_000, 30_000]]))).toEqual({ width: 30_000, height: 30_000 });
  });

  it('is unknown for a file that ends in its header, for other formats and for nothing at all', () => {
    const jpeg = draw().toBuffer('image/jpeg', 80);
    const photo = heif([[4032, 3024]]);

    for (let length = 0; length < 40; length += 1) expect(imageSize(jpeg.subarray(0, length))).toBeUndefined();
    for (let length = 0; length < 40; length += 1) expect(imageSize(photo.subarray(0, length))).toBeUndefined();
    expect(imageSize(Buffer.from('%PDF-1.7 and some more text here'))).toBeUndefined();
  });
});
