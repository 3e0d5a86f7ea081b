import type { Canvas } from '@napi-rs/canvas';
import type { TextStyle } from '../../documents/typesetter.ts';

/**
 * What a page is drawn on: a PDF with real text, or a picture. All lengths in points (1/72 inch) from the top left
 * corner, so that one drawing gives the same certificate as digital file, scan and photo.
 */
export interface Surface {
  readonly text: (line: string, x: number, y: number, style: TextStyle) => void;
  readonly line: (from: Point, to: Point, stroke: Stroke) => void;
  readonly rectangle: (area: Area, look: { readonly fill?: string; readonly stroke?: Stroke }) => void;
  /** A soft curve through the points, as a pen draws it. */
  readonly curve: (points: readonly Point[], stroke: Stroke) => void;
  /** Something that was drawn elsewhere, stretched over the area. */
  readonly picture: (picture: Canvas, area: Area) => void;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Stroke {
  readonly width: number;
  /** `#rrggbb`. */
  readonly color: string;
}

/** One page of a document, independent of what it will be drawn on. */
export interface PageModel {
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` of the sheet. */
  readonly paper: string;
  readonly draw: (surface: Surface) => void;
}

export const a4 = { width: 595.28, height: 841.89 } as const;
export const a5 = { width: 419.53, height: 595.28 } as const;
