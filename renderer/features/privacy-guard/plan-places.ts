import { z } from 'zod';
import { type Box, boxSchema } from '../../../shared/domain/evidence/box.ts';
import type { DerivativeSteps } from '../../bridge/types.ts';

/** Places to blacken on pages of the original. */
export const placesSchema = z.array(z.object({ id: z.string(), page: z.int().positive(), box: boxSchema })).readonly();
export type PlaceToBlacken = Readonly<z.infer<typeof placesSchema>[number]>;

export interface ProposedPlace {
  readonly page: number;
  readonly box: Box;
}

/** What to begin with: the places of the copy that there is already, else those that the check proposes. Pure. */
export function startPlaces(
  proposed: readonly ProposedPlace[],
  earlier: DerivativeSteps | undefined,
): readonly PlaceToBlacken[] {
  const blackened = earlier?.pages.flatMap(({ page, blacken }) => blacken.map((box) => ({ page, box }))) ?? [];
  const places = blackened.length > 0 ? blackened : proposed;
  return places.map(({ page, box }, index) => ({ id: String(index + 1), page, box }));
}

/** The steps of the copy: every page of the original, as an earlier copy straightened it, with its places removed. Pure. */
export function planSteps(
  places: readonly PlaceToBlacken[],
  pageCount: number,
  earlier: DerivativeSteps | undefined,
): DerivativeSteps {
  const untouched = Array.from({ length: pageCount }, (_, index) => ({
    page: index + 1,
    rotation: 0 as const,
    straighten: 0,
    crop: null,
    brightness: 0,
    contrast: 0,
  }));
  return {
    pages: (earlier?.pages ?? untouched).map((steps) => ({
      ...steps,
      blacken: places.filter(({ page }) => page === steps.page).map(({ box }) => box),
    })),
  };
}
