/**
 * The icon file of Windows. The largest picture is a PNG, the others bitmaps: the installer's tools read only these.
 */
import type { Picture } from './draw-icon.ts';
import { encodePng } from './encode-png.ts';

const DIRECTORY_BYTES = 6;
const ENTRY_BYTES = 16;
const BITMAP_HEADER_BYTES = 40;
const BITS = 32;
/** From this edge length on as PNG; in the directory it is written as 0. */
const LARGEST = 256;

export function encodeIco(pictures: readonly Picture[]): Buffer {
  const directory = Buffer.alloc(DIRECTORY_BYTES);
  directory.writeUInt16LE(1, 2); // an icon, not a pointer
  directory.writeUInt16LE(pictures.length, 4);
  const images = pictures.map((picture) => (picture.size >= LARGEST ? encodePng(picture) : encodeBitmap(picture)));
  let offset = DIRECTORY_BYTES + ENTRY_BYTES * pictures.length;
  const entries = pictures.map(({ size }, index) => {
    const length = images[index]?.length ?? 0;
    const entry = directoryEntry(size, length, offset);
    offset += length;
    return entry;
  });
  return Buffer.concat([directory, ...entries, ...images]);
}

function directoryEntry(size: number, length: number, offset: number): Buffer {
  const entry = Buffer.alloc(ENTRY_BYTES);
  entry.writeUInt8(size % LARGEST, 0);
  entry.writeUInt8(size % LARGEST, 1);
  entry.writeUInt16LE(1, 4); // colour planes
  entry.writeUInt16LE(BITS, 6);
  entry.writeUInt32LE(length, 8);
  entry.writeUInt32LE(offset, 12);
  return entry;
}

/** Rows from bottom to top, blue first; then a mask of one bit a pixel that opacity makes superfluous. */
function encodeBitmap({ size, pixels }: Picture): Buffer {
  const header = Buffer.alloc(BITMAP_HEADER_BYTES);
  header.writeUInt32LE(BITMAP_HEADER_BYTES, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8); // picture and mask
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(BITS, 14);
  const stride = size * 4;
  const rows = Array.from({ length: size }, (_, row) => {
    const source = Buffer.from(pixels.slice((size - 1 - row) * stride, (size - row) * stride));
    for (let at = 0; at < source.length; at += 4) {
      const red = source.readUInt8(at);
      source.writeUInt8(source.readUInt8(at + 2), at);
      source.writeUInt8(red, at + 2);
    }
    return source;
  });
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  return Buffer.concat([header, ...rows, mask]);
}
