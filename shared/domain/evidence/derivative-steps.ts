import { z } from 'zod';
import { boxSchema } from './box.ts';

/** Steps of the photo workshop and of the privacy guard, carried out in this order on a working copy. */
export const derivativeStepsSchema = z.strictObject({
  /** Pages of the original in the order they shall have; absent pages are left out. The first page is 1. */
  pages: z
    .array(
      z.strictObject({
        page: z.int().positive(),
        rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
        /** Degrees, counter-clockwise, for a page that lies a little askew. */
        straighten: z.number().min(-45).max(45),
        crop: boxSchema.nullable(),
        /** 0 leaves the picture as it is. */
        brightness: z.number().min(-1).max(1),
        contrast: z.number().min(-1).max(1),
        /** Places of the original page that are removed: pixels and text. */
        blacken: z.array(boxSchema).max(100),
      }),
    )
    .min(1)
    .max(200),
});
export type DerivativeSteps = z.infer<typeof derivativeStepsSchema>;
export type PageSteps = DerivativeSteps['pages'][number];

export const derivativeKinds = ['blackened', 'straightened'] as const;
export type DerivativeKind = (typeof derivativeKinds)[number];

/** Privacy goes first: whatever else was done to the picture, places were removed from it. */
export function kindOfDerivative(steps: DerivativeSteps): DerivativeKind {
  return steps.pages.some((page) => page.blacken.length > 0) ? 'blackened' : 'straightened';
}
