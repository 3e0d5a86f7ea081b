import { hasBytesAt, hasTextAt } from '../../../shared/base/byte-patterns.ts';
import { failed, type Result } from '../../../shared/base/result.ts';
import type { ReadingProblem } from '../../../shared/domain/evidence/reading.ts';
import { isHeif } from '../../../shared/domain/heif-size.ts';
import { isTiff } from '../../../shared/domain/tiff-pages.ts';
import { openHeic } from './open-heic.ts';
import { openImage } from './open-image.ts';
import { openPdf } from './open-pdf.ts';
import { openTiff } from './open-tiff.ts';
import type { PageSource } from './page-source.ts';

const pdfHead = 1024;

/**
 * Opens a document as pages that can be read and drawn, from its exact bytes, which are left as they are. Bytes that are
 * not what their media type says are `damaged`. Never throws.
 */
export async function openDocument(bytes: Uint8Array, mediaType: string): Promise<Result<PageSource, ReadingProblem>> {
  switch (mediaType) {
    case 'application/pdf': {
      const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, pdfHead)).toString('latin1');
      return head.includes('%PDF-') ? openPdf(bytes) : failed('damaged');
    }
    case 'image/jpeg':
      return hasBytesAt(bytes, 0, [0xff, 0xd8]) ? openImage(bytes) : failed('damaged');
    case 'image/png':
      return hasBytesAt(bytes, 0, [0x89, 0x50, 0x4e, 0x47]) ? openImage(bytes) : failed('damaged');
    case 'image/webp':
      return hasTextAt(bytes, 8, 'WEBP') ? openImage(bytes) : failed('damaged');
    case 'image/tiff':
      return isTiff(bytes) ? openTiff(bytes) : failed('damaged');
    case 'image/heic':
    case 'image/heif':
      return isHeif(bytes) ? openHeic(bytes) : failed('damaged');
    default:
      return failed('unsupported-type');
  }
}
