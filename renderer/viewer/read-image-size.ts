import type { Size } from './view-types.ts';

/**
 * Pixels of a PNG, JPEG or WebP image from its header alone, before any decoder allocates memory for it; the rotation in
 * EXIF is not applied. `undefined` when the header is broken or of another format.
 */
export function readImageSize(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
    if (view.getUint16(0) === 0xffd8) return readJpegSize(view);
    if (view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250) return readWebpSize(view);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined; // the file ends inside its header
    throw error;
  }
}

/** ITU T.81, B.1.1: markers with lengths until a start of frame (C0 to CF without C4, C8, CC). */
function readJpegSize(view: DataView): Size | undefined {
  let at = 2;
  while (at < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const hasLength = marker !== 0x01 && !(marker >= 0xd0 && marker <= 0xd8);
    at += 2 + (hasLength ? view.getUint16(at + 2) : 0);
  }
  return undefined;
}

/** RFC 9649: the first chunk is VP8 (lossy), VP8L (lossless) or VP8X (extended). */
function readWebpSize(view: DataView): Size | undefined {
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000;
  switch (view.getUint32(12)) {
    case 0x56503820:
      return { width: view.getUint16(26, true) % 0x4000, height: view.getUint16(28, true) % 0x4000 };
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858:
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    default:
      return undefined;
  }
}
