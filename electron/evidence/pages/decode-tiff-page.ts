import * as utif from 'utif2';
import type { TiffPage } from '../../../shared/domain/tiff-pages.ts';

/** Colour depths beyond this are no scan. */
const mostBits = 64;

/** RGBA of one page of a TIFF; undefined where it is broken or compressed in a way that nobody scans with. */
export function decodeTiffPage(bytes: Uint8Array, page: TiffPage): Uint8Array | undefined {
  if (page.bitsPerPixel > mostBits) return undefined;
  const alone = withOnePage(bytes, page);
  return silently(() => {
    try {
      const [directory] = utif.decode(alone);
      if (directory === undefined) return undefined;
      utif.decodeImage(alone, directory);
      if (directory.width !== page.width || directory.height !== page.height) return undefined;
      const rgba = utif.toRGBA8(directory);
      return rgba.length === page.width * page.height * 4 ? rgba : undefined;
    } catch {
      return undefined;
    }
  });
}

/** A copy whose chain of directories has this page and no other: the decoder would follow a chain without an end. */
function withOnePage(bytes: Uint8Array, { offset }: TiffPage): ArrayBuffer {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const isLittle = copy[0] === 0x49;
  view.setUint32(4, offset, isLittle);
  view.setUint32(offset + 2 + view.getUint16(offset, isLittle) * 12, 0, isLittle);
  return copy.buffer;
}

/** The decoder prints what it meets; nothing of a document belongs on a console. */
function silently<T>(decode: () => T): T {
  const { log } = console;
  console.log = () => undefined;
  try {
    return decode();
  } finally {
    console.log = log;
  }
}
