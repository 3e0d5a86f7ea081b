/** How the stored picture has to be turned to stand upright: 6 is a quarter to the right, 8 a quarter to the left. */
export type QuarterTurn = 6 | 8;

/**
 * Puts an EXIF segment with the orientation right behind the start of a JPEG (Exif 2.3, 4.5.2 and 4.6.4). Phones store
 * what the sensor saw and say in this tag how they were held.
 */
export function withOrientation(jpeg: Uint8Array, orientation: QuarterTurn): Uint8Array {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4); // the first directory follows at once
  tiff.writeUInt16BE(1, 8); // with one entry
  tiff.writeUInt16BE(0x0112, 10); // Orientation
  tiff.writeUInt16BE(3, 12); // SHORT
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(content.length + 2, 2);
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), segment, content, jpeg.subarray(2)]));
}
