import { hasBytesAt, hasTextAt } from '../base/byte-patterns.ts';
import { heifSize, isHeif } from './heif-size.ts';
import { isTiff, readTiffPages } from './tiff-pages.ts';

/** Pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** From the IHDR chunk, which has to come first (PNG, 11.2.2). */
export function pngSize(file: Uint8Array): ImageSize | undefined {
  if (file.length < 33 || !hasTextAt(file, 12, 'IHDR')) return undefined;
  const view = viewOf(file);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** From the frame header (ITU-T T.81, B.2.2), behind any number of other segments. */
export function jpegSize(file: Uint8Array): ImageSize | undefined {
  const view = viewOf(file);
  let offset = 2;
  while (offset + 9 <= file.length) {
    if (file[offset] !== 0xff) return undefined;
    const marker = file[offset + 1] ?? 0;
    if (marker === 0xff) {
      offset += 1; // fill byte
      continue;
    }
    if (isFrameHeader(marker)) return { width: view.getUint16(offset + 7), height: view.getUint16(offset + 5) };
    if (marker === 0xd9 || marker === 0xda) return undefined; // picture data before its size
    const length = view.getUint16(offset + 2);
    if (length < 2) return undefined;
    offset += 2 + length;
  }
  return undefined;
}

/** SOF0 to SOF15; among them stand three markers with another meaning (tables, reserved, arithmetic coding). */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** From the first chunk: lossy, lossless or extended (RFC 9649, 2.5 to 2.7). */
export function webpSize(file: Uint8Array): ImageSize | undefined {
  if (file.length < 30) return undefined;
  const view = viewOf(file);
  if (hasTextAt(file, 12, 'VP8X')) {
    return { width: 1 + uint24(file, 24), height: 1 + uint24(file, 27) };
  }
  if (hasTextAt(file, 12, 'VP8L') && file[20] === 0x2f) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (hasTextAt(file, 12, 'VP8 ') && hasBytesAt(file, 23, [0x9d, 0x01, 0x2a])) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  return undefined;
}

function uint24(file: Uint8Array, offset: number): number {
  return (file[offset] ?? 0) | ((file[offset + 1] ?? 0) << 8) | ((file[offset + 2] ?? 0) << 16);
}

function viewOf(file: Uint8Array): DataView {
  return new DataView(file.buffer, file.byteOffset, file.byteLength);
}

/** Of a PNG, JPEG, WebP, TIFF (first page) or HEIF image, before any decoder takes memory for it; EXIF is not applied. */
export function imageSize(file: Uint8Array): ImageSize | undefined {
  if (hasBytesAt(file, 0, [0x89, 0x50, 0x4e, 0x47])) return pngSize(file);
  if (hasBytesAt(file, 0, [0xff, 0xd8])) return jpegSize(file);
  if (hasTextAt(file, 0, 'RIFF') && hasTextAt(file, 8, 'WEBP')) return webpSize(file);
  if (isTiff(file)) return readTiffPages(file)?.[0];
  if (isHeif(file)) return heifSize(file);
  return undefined;
}
