import { hasBytesAt, hasTextAt } from '../../shared/base/byte-patterns.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { heifSize, isHeif } from '../../shared/domain/heif-size.ts';
import { type ImageSize, jpegSize, pngSize, webpSize } from '../../shared/domain/image-size.ts';
import type { AcceptedMediaType } from '../../shared/domain/submission.ts';
import { isTiff, readTiffPages } from '../../shared/domain/tiff-pages.ts';

/** More pixels than this exhaust the memory of a viewer: four bytes each are 400 MB. */
export const maximumImagePixels = 100_000_000;

export interface SniffedFile {
  readonly mediaType: AcceptedMediaType;
  /** Of images only; before any rotation by EXIF. */
  readonly pixels?: ImageSize;
}

/** Why a file is refused at intake. Closed, so that every reason has its German sentence. */
export type RefusedFile =
  | { readonly kind: 'empty' }
  /** A real picture format that the viewer does not show yet; of HEIF, what is no photo of a phone. */
  | { readonly kind: 'cannot-be-shown-yet'; readonly format: 'HEIF' | 'GIF' | 'BMP' }
  | {
      readonly kind: 'not-allowed';
      readonly format: 'markup' | 'office' | 'archive' | 'program' | 'script' | 'unknown';
    }
  /** A PDF that asks for a password or restricts what may be done with it. */
  | { readonly kind: 'encrypted' }
  /** Two programs would take it for two different things (polyglot). */
  | { readonly kind: 'ambiguous' }
  /** The beginning says what it is, but what has to follow is missing or absurd. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'too-many-pixels'; readonly pixels: ImageSize };

/**
 * What a file is, from its bytes alone; name and claimed type play no part. Accepts only what the viewer shows
 * safely. Takes the whole file: a PDF says at its end whether it is encrypted.
 */
export function sniffMediaType(file: Uint8Array): Result<SniffedFile, RefusedFile> {
  if (file.length === 0) return failed({ kind: 'empty' });
  if (pdfHeaderAt(file) === 0) return sniffPdf(file);
  if (hasBytesAt(file, 0, [0xff, 0xd8, 0xff])) return sniffImage(file, 'image/jpeg', jpegSize(file));
  if (hasBytesAt(file, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return sniffImage(file, 'image/png', pngSize(file));
  }
  if (hasTextAt(file, 0, 'RIFF') && hasTextAt(file, 8, 'WEBP')) return sniffImage(file, 'image/webp', webpSize(file));
  if (isHeif(file)) return sniffImage(file, 'image/heic', heifSize(file));
  if (isTiff(file)) return sniffImage(file, 'image/tiff', largestPage(file));
  if (pdfHeaderAt(file) !== undefined) return failed({ kind: 'ambiguous' });
  return failed(nameRefused(file));
}

function sniffPdf(file: Uint8Array): Result<SniffedFile, RefusedFile> {
  if (hasActiveMarkupAtHead(file) || endsAsArchive(file)) return failed({ kind: 'ambiguous' });
  if (asksForPassword(file)) return failed({ kind: 'encrypted' });
  return ok({ mediaType: 'application/pdf' });
}

/**
 * In the trailer or the dictionary of a cross-reference stream, both never compressed (ISO 32000-1, 7.5.5 and 7.5.8).
 * Searched as bytes: a text of the whole file would be another copy of it.
 */
function asksForPassword(file: Uint8Array): boolean {
  const bytes = asBuffer(file);
  const find = (from: number) => bytes.indexOf('/Encrypt', from, 'latin1');
  for (let at = find(0), next = 0; at >= 0; at = next) {
    next = find(at + 1);
    const upToNext = latin1(bytes.subarray(at, next < 0 ? undefined : next));
    if (/^\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(upToNext)) return true;
  }
  return false;
}

function sniffImage(
  file: Uint8Array,
  mediaType: AcceptedMediaType,
  pixels: ImageSize | undefined,
): Result<SniffedFile, RefusedFile> {
  if (hasActiveMarkupAtHead(file) || latin1(file.subarray(0, headSize)).includes('%PDF-')) {
    return failed({ kind: 'ambiguous' });
  }
  if (pixels === undefined || pixels.width === 0 || pixels.height === 0) return failed({ kind: 'damaged' });
  if (pixels.width * pixels.height > maximumImagePixels) return failed({ kind: 'too-many-pixels', pixels });
  return ok({ mediaType, pixels });
}

/** Pages are decoded one at a time: the largest one says what is needed. */
function largestPage(file: Uint8Array): ImageSize | undefined {
  const pages = readTiffPages(file) ?? [];
  const [largest] = pages.toSorted((one, other) => other.width * other.height - one.width * one.height);
  return largest === undefined ? undefined : { width: largest.width, height: largest.height };
}

/** Readers of PDF look for the header this far (ISO 32000-1, note in annex H.3.4.1). */
const headSize = 1024;

/** Zero also when only a byte order mark or blanks come before, as some mail programs add. */
function pdfHeaderAt(file: Uint8Array): number | undefined {
  const head = latin1(file.subarray(0, headSize));
  const position = head.indexOf('%PDF-');
  if (position < 0) return undefined;
  return /^(?:\u00ef\u00bb\u00bf)?\s*$/.test(head.slice(0, position)) ? 0 : position;
}

function hasActiveMarkupAtHead(file: Uint8Array): boolean {
  return /<(?:!doctype|html|head|body|script|svg|iframe)\b/i.test(latin1(file.subarray(0, headSize)));
}

/** The directory of a ZIP after the end of the PDF: an archive that also opens as a document. */
function endsAsArchive(file: Uint8Array): boolean {
  const tail = latin1(file.subarray(Math.max(0, file.length - 66_000)));
  return tail.lastIndexOf('PK\u0005\u0006') > Math.max(0, tail.lastIndexOf('%%EOF'));
}

/** Films, series and AV1: HEIF that is no single photo of a phone. */
const otherHeifBrands = ['hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis'];

function nameRefused(file: Uint8Array): RefusedFile {
  if (hasTextAt(file, 4, 'ftyp') && otherHeifBrands.some((brand) => hasTextAt(file, 8, brand))) {
    return { kind: 'cannot-be-shown-yet', format: 'HEIF' };
  }
  if (hasTextAt(file, 0, 'GIF8')) return { kind: 'cannot-be-shown-yet', format: 'GIF' };
  if (hasTextAt(file, 0, 'BM') && hasBytesAt(file, 6, [0, 0, 0, 0])) {
    return { kind: 'cannot-be-shown-yet', format: 'BMP' };
  }
  return { kind: 'not-allowed', format: nameForbidden(file) };
}

const programs = [
  [0x4d, 0x5a], // Windows
  [0x7f, 0x45, 0x4c, 0x46], // Linux (ELF)
  [0xfe, 0xed, 0xfa],
  [0xcf, 0xfa, 0xed, 0xfe], // macOS (Mach-O)
  [0xca, 0xfe, 0xba, 0xbe], // macOS universal, Java class
] as const;
const archives = [
  [0x1f, 0x8b], // gzip
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21], // RAR
] as const;

function nameForbidden(file: Uint8Array): Extract<RefusedFile, { kind: 'not-allowed' }>['format'] {
  if (programs.some((start) => hasBytesAt(file, 0, start))) return 'program';
  if (hasBytesAt(file, 0, [0xd0, 0xcf, 0x11, 0xe0]) || hasTextAt(file, 0, '{\\rtf')) return 'office';
  if (hasTextAt(file, 0, 'PK')) {
    return /\[Content_Types\]\.xml|mimetypeapplication\/vnd\.oasis/.test(latin1(file.subarray(0, 4096)))
      ? 'office'
      : 'archive';
  }
  if (archives.some((start) => hasBytesAt(file, 0, start))) return 'archive';
  // Zero bytes go so that UTF-16 reads like ASCII; the marks before the text go too.
  const text = latin1(file.subarray(0, headSize)).replace(/\0|^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/g, '');
  if (text.startsWith('#!')) return 'script';
  return text.trimStart().startsWith('<') ? 'markup' : 'unknown';
}

function latin1(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('latin1');
}

/** The same bytes, not a copy. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
