import { z } from 'zod';

const part = z.number().min(0).max(1);

/** A rectangle in parts (0 to 1) of an upright page as the viewer shows it, origin at its upper left corner. */
export const boxSchema = z.object({ left: part, top: part, width: part, height: part });
export type Box = z.infer<typeof boxSchema>;

/** Left, top, right, bottom in parts; may reach outside of 0 to 1. */
export interface Span {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function spanOf({ left, top, width, height }: Box): Span {
  return { left, top, right: left + width, bottom: top + height };
}

/** Cut at the edges. */
export function boxOf(span: Span): Box {
  const part = (value: number) => Math.min(1, Math.max(0, value));
  const [left, top] = [part(span.left), part(span.top)];
  return { left, top, width: Math.max(0, part(span.right) - left), height: Math.max(0, part(span.bottom) - top) };
}
