import { ok, type Result } from '../../../shared/base/result.ts';
import type { ReadingProblem } from '../../../shared/domain/evidence/reading.ts';
import { openDocument } from '../pages/open-document.ts';
import { derivativeScale, type OriginalPage } from './make-derivative.ts';

/** Of a picture: as large as it is; what decodes at all is smaller. */
const FULL_SIZE = 20_000;

/** The pages of an original, as the viewer shows them. */
export interface OpenOriginal {
  /** Undefined where the document has no such page. */
  readPage(page: number): Promise<OriginalPage | undefined>;
  close(): Promise<void>;
}

/** Opens the exact bytes; the problem where they are no whole document. */
export async function openOriginal(
  bytes: Uint8Array,
  mediaType: string,
): Promise<Result<OpenOriginal, ReadingProblem>> {
  const opened = await openDocument(bytes, mediaType);
  if (!opened.ok) return opened;
  const source = opened.value;
  const isVector = mediaType === 'application/pdf';
  return ok({
    async readPage(number) {
      if (number > source.pageCount) return undefined;
      const page = await source.openPage(number);
      const longSide = isVector ? Math.round(Math.max(page.width, page.height) * derivativeScale) : FULL_SIZE;
      const canvas = await page.draw(longSide);
      return { canvas, scale: isVector ? canvas.width / page.width : derivativeScale };
    },
    close: () => source.close(),
  });
}
