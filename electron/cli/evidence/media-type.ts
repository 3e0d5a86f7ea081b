import { extname } from 'node:path';

const bytesOf = (text: string) => [...Buffer.from(text, 'latin1')];

/** First bytes of a file -> what it is. */
const signatures: readonly (readonly [offset: number, bytes: readonly number[], mediaType: string])[] = [
  [0, [0xff, 0xd8, 0xff], 'image/jpeg'],
  [0, [0x89, ...bytesOf('PNG')], 'image/png'],
  [8, bytesOf('WEBP'), 'image/webp'],
  [0, bytesOf('II*\0'), 'image/tiff'],
  [0, bytesOf('MM\0*'), 'image/tiff'],
  [4, bytesOf('ftypavif'), 'image/avif'],
  [4, bytesOf('ftyp'), 'image/heic'],
];

const extensions: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.heic': 'image/heic',
  '.heif': 'image/heic',
};

/** What the bytes are; the name decides only where they do not say. */
export function mediaTypeOf(bytes: Uint8Array, path: string): string {
  // a PDF may begin with a few other bytes (ISO 32000-1, annex H, note 13)
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'application/pdf';
  const known = signatures.find(([offset, start]) => start.every((byte, index) => bytes[offset + index] === byte));
  return known?.[2] ?? extensions[extname(path).toLowerCase()] ?? 'application/octet-stream';
}
