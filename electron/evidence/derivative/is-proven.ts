import type { Box } from '../../../shared/domain/evidence/box.ts';
import type { DerivativeSteps } from '../../../shared/domain/evidence/derivative-steps.ts';
import type { DocumentReading } from '../../../shared/domain/evidence/reading.ts';
import { type PageSize, placeAfterSteps } from './place-after-steps.ts';

/** Letters and digits that make a word: a reader may take the edge of a black place for a stroke. */
const LEAST_CHARACTERS = 2;

/** What was found in places that should hold nothing; empty where the removal is proven. Pure. */
export function leftovers(
  reading: DocumentReading,
  steps: DerivativeSteps,
  originalSizes: readonly PageSize[],
): readonly { readonly page: number; readonly place: Box }[] {
  return steps.pages.flatMap((page, index) => {
    const size = originalSizes[index];
    const read = reading.pages.find((candidate) => candidate.page === index + 1);
    const places = page.blacken.flatMap((place) =>
      size === undefined ? [place] : (placeAfterSteps(place, size, page) ?? []),
    );
    // a page that could not be read proves nothing
    if (read === undefined || size === undefined) return places.map((place) => ({ page: index + 1, place }));
    const words = read.words.filter(({ text }) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= LEAST_CHARACTERS);
    const codes = reading.barcodes.filter((barcode) => barcode.page === index + 1);
    return places
      .filter((place) => [...words, ...codes].some(({ box }) => isInside(box, place)))
      .map((place) => ({ page: index + 1, place }));
  });
}

/** By its middle: a word beside the place may reach into it by a hair. */
function isInside(box: Box, place: Box): boolean {
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return x >= place.left && x <= place.left + place.width && y >= place.top && y <= place.top + place.height;
}
