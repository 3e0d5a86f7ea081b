import type { Frame } from './page-plan.ts';

/** A4 in points. The left margin leaves room for a file punch (DIN 5008). */
export const archivalFrame = { left: 71, right: 539, top: 57, bottom: 776 } as const satisfies Frame;
