import { hasTextAt } from '../base/byte-patterns.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Photos of phones as HEVC in HEIF. AV1 in HEIF (`avif`) has brands of its own and is another format. */
const brands = ['heic', 'heix', 'heim', 'heis', 'mif1'];

export function isHeif(file: Uint8Array): boolean {
  return hasTextAt(file, 4, 'ftyp') && brands.some((brand) => hasTextAt(file, 8, brand)) && !namesAvif(file);
}

/** `mif1` says "an image", the other brands say of which kind. */
function namesAvif(file: Uint8Array): boolean {
  const length = new DataView(file.buffer, file.byteOffset, Math.min(file.byteLength, 4)).getUint32(0);
  for (let at = 16; at + 4 <= Math.min(length, file.length, 200); at += 4) if (hasTextAt(file, at, 'avif')) return true;
  return false;
}

/** Boxes with four more bytes (version and flags) before their content. */
const fullBoxes: ReadonlySet<string> = new Set(['meta']);
const path = ['meta', 'iprp', 'ipco'];

/**
 * The largest size that a HEIF file announces in its `ispe` properties (ISO/IEC 23008-12, 6.5.3), in pixels; undefined
 * where the boxes are broken. A photo is often made of tiles, each with a size of its own: the whole is the largest.
 */
export function heifSize(file: Uint8Array): Size | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let largest: Size | undefined;
  const walk = (from: number, to: number, depth: number): void => {
    for (let at = from; at + 8 <= to; ) {
      const { kind, start, end } = boxAt(view, at, to);
      if (end <= at) return;
      if (kind === path[depth]) walk(start + (fullBoxes.has(kind) ? 4 : 0), end, depth + 1);
      if (kind === 'ispe' && depth === path.length && end - start >= 12) {
        const size = { width: view.getUint32(start + 4), height: view.getUint32(start + 8) };
        if (largest === undefined || size.width * size.height > largest.width * largest.height) largest = size;
      }
      at = end;
    }
  };
  walk(0, file.length, 0);
  return largest;
}

function boxAt(view: DataView, at: number, to: number) {
  const short = view.getUint32(at);
  const kind = String.fromCharCode(...[4, 5, 6, 7].map((step) => view.getUint8(at + step)));
  const isLong = short === 1 && at + 16 <= to;
  const length = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
  const end = length < 8 || at + length > to ? -1 : at + length;
  return { kind, start: at + (isLong ? 16 : 8), end };
}
