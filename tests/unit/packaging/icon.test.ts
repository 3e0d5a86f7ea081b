import { inflateSync } from 'node:zlib';
import { Data } from 'resedit';
import { describe, expect, it } from 'vitest';
import { drawIcon } from '../../../build/packaging/icon/draw-icon.ts';
import { encodeIco } from '../../../build/packaging/icon/encode-ico.ts';
import { encodePng } from '../../../build/packaging/icon/encode-png.ts';

describe('the icon', () => {
  it('is clear in its corners and opaque in the middle', () => {
    const { size, pixels } = drawIcon(32);
    expect(pixels).toHaveLength(size * size * 4);
    expect(pixels[3]).toBe(0);
    expect(pixels[(16 * size + 16) * 4 + 3]).toBe(255);
  });

  it('is the same picture every time', () => {
    expect(encodePng(drawIcon(24))).toEqual(encodePng(drawIcon(24)));
  });
});

describe('the picture file', () => {
  it('keeps every pixel', () => {
    const picture = drawIcon(16);
    const png = encodePng(picture);
    const at = png.indexOf('IDAT');
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    const stride = 1 + picture.size * 4; // a filter byte before each row
    const pixels = Array.from({ length: picture.size }, (_, row) =>
      rows.subarray(row * stride + 1, (row + 1) * stride),
    );
    expect(Buffer.concat(pixels)).toEqual(Buffer.from(picture.pixels));
  });
});

describe('the icon file of Windows', () => {
  it('holds every size', () => {
    const file = Data.IconFile.from(encodeIco([16, 48, 256].map(drawIcon)));
    expect(file.icons.map(({ width, height }) => [width || 256, height || 256])).toEqual([
      [16, 16],
      [48, 48],
      [256, 256],
    ]);
  });
});
