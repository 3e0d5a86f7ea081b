import { hasBytesAt } from '../base/byte-patterns.ts';

/** One picture of a TIFF. Pixels; its orientation is not applied. */
export interface TiffPage {
  readonly width: number;
  readonly height: number;
  /** As in EXIF, 1 to 8. */
  readonly orientation: number;
  readonly bitsPerPixel: number;
  /** Where its directory begins. */
  readonly offset: number;
}

const tags = {
  kind: 254,
  width: 256,
  height: 257,
  bits: 258,
  orientation: 274,
  samples: 277,
} as const;
/** Bits of NewSubfileType: a smaller version of another picture, a mask. */
const noPage = 0b101;
/** Scans of whole files have fewer; a chain that goes on is none that a scanner wrote. */
const mostPages = 1000;

/** TIFF 6.0; not BigTIFF, which nobody sends. */
export function isTiff(file: Uint8Array): boolean {
  return hasBytesAt(file, 0, [0x49, 0x49, 0x2a, 0x00]) || hasBytesAt(file, 0, [0x4d, 0x4d, 0x00, 0x2a]);
}

/**
 * The pictures of a TIFF (TIFF 6.0, section 2), from its directories alone; undefined where they are broken or lead in a
 * circle. Thumbnails and masks are left out.
 */
export function readTiffPages(file: Uint8Array): readonly TiffPage[] | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const isLittle = file[0] === 0x49;
  const seen = new Set<number>();
  const pages: TiffPage[] = [];
  try {
    let offset = view.getUint32(4, isLittle);
    while (offset !== 0) {
      if (seen.has(offset) || seen.size >= mostPages) return undefined;
      seen.add(offset);
      const { page, next } = readDirectory(view, offset, isLittle);
      if (page !== undefined) pages.push(page);
      offset = next;
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined; // the file ends before it says so
    throw error;
  }
  return pages.length === 0 ? undefined : pages;
}

function readDirectory(view: DataView, offset: number, isLittle: boolean) {
  const count = view.getUint16(offset, isLittle);
  const values = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const entry = offset + 2 + index * 12;
    values.set(view.getUint16(entry, isLittle), firstValue(view, entry, isLittle));
  }
  const next = view.getUint32(offset + 2 + count * 12, isLittle);
  const [width = 0, height = 0] = [values.get(tags.width), values.get(tags.height)];
  const isPage = width > 0 && height > 0 && ((values.get(tags.kind) ?? 0) & noPage) === 0;
  const page: TiffPage = {
    width,
    height,
    orientation: values.get(tags.orientation) ?? 1,
    bitsPerPixel: (values.get(tags.bits) ?? 1) * (values.get(tags.samples) ?? 1),
    offset,
  };
  return { page: isPage ? page : undefined, next };
}

/** Of an entry whose values are SHORT or LONG; several values of a SHORT lie elsewhere once there are more than two. */
function firstValue(view: DataView, entry: number, isLittle: boolean): number {
  const type = view.getUint16(entry + 2, isLittle);
  const count = view.getUint32(entry + 4, isLittle);
  if (type === 3) {
    const at = count > 2 ? view.getUint32(entry + 8, isLittle) : entry + 8;
    return view.getUint16(at, isLittle);
  }
  return type === 4 && count === 1 ? view.getUint32(entry + 8, isLittle) : 0;
}
