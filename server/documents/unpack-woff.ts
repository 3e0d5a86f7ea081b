import { inflateSync } from 'node:zlib';

const headerSize = 44;
const woffEntrySize = 20;
const sfntHeaderSize = 12;
const sfntEntrySize = 16;

/**
 * A WOFF 1.0 file as the plain font (sfnt) inside it; https://www.w3.org/TR/WOFF/. Reading a compressed font directly
 * inflates its tables again for every document, which costs seventy milliseconds each time.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file');
  const tableCount = woff.readUInt16BE(12);
  const tables = Array.from({ length: tableCount }, (_, index) => {
    const entry = headerSize + index * woffEntrySize;
    const offset = woff.readUInt32BE(entry + 4);
    const packedSize = woff.readUInt32BE(entry + 8);
    const size = woff.readUInt32BE(entry + 12);
    const packed = woff.subarray(offset, offset + packedSize);
    return {
      tag: woff.readUInt32BE(entry),
      checksum: woff.readUInt32BE(entry + 16),
      data: packedSize < size ? inflateSync(packed) : packed,
    };
  });
  const directorySize = sfntHeaderSize + tableCount * sfntEntrySize;
  const sfnt = Buffer.alloc(tables.reduce((size, table) => size + padded(table.data.length), directorySize));
  const power = 2 ** Math.floor(Math.log2(tableCount));
  sfnt.writeUInt32BE(woff.readUInt32BE(4), 0);
  sfnt.writeUInt16BE(tableCount, 4);
  sfnt.writeUInt16BE(power * 16, 6);
  sfnt.writeUInt16BE(Math.log2(power), 8);
  sfnt.writeUInt16BE((tableCount - power) * 16, 10);
  let offset = directorySize;
  for (const [index, table] of tables.entries()) {
    const entry = sfntHeaderSize + index * sfntEntrySize;
    sfnt.writeUInt32BE(table.tag, entry);
    sfnt.writeUInt32BE(table.checksum, entry + 4);
    sfnt.writeUInt32BE(offset, entry + 8);
    sfnt.writeUInt32BE(table.data.length, entry + 12);
    sfnt.set(table.data, offset);
    offset += padded(table.data.length);
  }
  return sfnt;
}

/** Tables start at multiples of four bytes. */
function padded(size: number): number {
  return (size + 3) & ~3;
}
