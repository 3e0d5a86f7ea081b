import { z } from 'zod';
import { derivativeStepsSchema } from '../../../shared/domain/evidence/derivative-steps.ts';
import type { DerivativeSteps } from '../../bridge/types.ts';

export type PageSteps = DerivativeSteps['pages'][number];

/** A page of the original in the workshop. Omitted ones keep their steps, so that nothing is lost by trying. */
export interface WorkPage {
  readonly steps: PageSteps;
  readonly isOmitted: boolean;
}
export const pagesSchema = z
  .array(z.object({ steps: derivativeStepsSchema.shape.pages.element, isOmitted: z.boolean() }))
  .readonly();

const untouched = { rotation: 0, straighten: 0, crop: null, brightness: 0, contrast: 0, blacken: [] } as const;

/** Every page of the original: first those of the copy there is already, in its order, then those it leaves out. Pure. */
export function startPages(pageCount: number, earlier: DerivativeSteps | undefined): readonly WorkPage[] {
  const kept = earlier?.pages.map((steps) => ({ steps, isOmitted: false })) ?? [];
  const all = Array.from({ length: pageCount }, (_, index) => index + 1);
  const left = all.filter((page) => kept.every(({ steps }) => steps.page !== page));
  return [
    ...kept,
    ...left.map((page) => ({
      steps: { page, ...untouched, blacken: [] },
      isOmitted: earlier !== undefined,
    })),
  ];
}

export function changePage(pages: readonly WorkPage[], index: number, change: Partial<PageSteps>): readonly WorkPage[] {
  return pages.map((page, place) => (place === index ? { ...page, steps: { ...page.steps, ...change } } : page));
}

/** Swaps a page with its neighbour; at the edges nothing happens. */
export function shiftPage(pages: readonly WorkPage[], index: number, by: -1 | 1): readonly WorkPage[] {
  const moved = pages[index];
  const neighbour = pages[index + by];
  if (moved === undefined || neighbour === undefined) return pages;
  return pages.map((page, place) => (place === index ? neighbour : place === index + by ? moved : page));
}

/** Leaves a page out, or takes it in again; one page always stays. */
export function omitPage(pages: readonly WorkPage[], index: number, isOmitted: boolean): readonly WorkPage[] {
  const kept = pages.filter((page, place) => place !== index && !page.isOmitted);
  if (isOmitted && kept.length === 0) return pages;
  return pages.map((page, place) => (place === index ? { ...page, isOmitted } : page));
}

export function toSteps(pages: readonly WorkPage[]): DerivativeSteps {
  return { pages: pages.filter(({ isOmitted }) => !isOmitted).map(({ steps }) => steps) };
}

/** Whether the copy would differ from the original at all. */
export function isChanged(pages: readonly WorkPage[]): boolean {
  return pages.some(
    ({ steps, isOmitted }, index) =>
      isOmitted ||
      steps.page !== index + 1 ||
      steps.rotation !== 0 ||
      steps.straighten !== 0 ||
      steps.crop !== null ||
      steps.brightness !== 0 ||
      steps.contrast !== 0 ||
      steps.blacken.length > 0,
  );
}

/** Degrees clockwise by which the picture is shown: `straighten` counts the other way round. */
export function angleOf({ rotation, straighten }: Pick<PageSteps, 'rotation' | 'straighten'>): number {
  return rotation - straighten;
}

/** Slope and intercept (0 to 1) of the same straight line by which the copy is brightened. */
export function lightOf({ brightness, contrast }: Pick<PageSteps, 'brightness' | 'contrast'>) {
  const slope = contrast >= 0 ? 1 + contrast * 2 : 1 + contrast;
  return { slope, intercept: (128 * (1 - slope) + brightness * 128) / 255 };
}
