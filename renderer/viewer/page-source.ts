import type { Rotation } from './rotation.ts';
import type { Size } from './view-types.ts';

export interface PaintRequest {
  /** The first page is 1. */
  readonly page: number;
  /** CSS pixels of the turned page on the screen. */
  readonly shown: Size;
  readonly pixelRatio: number;
  readonly rotation: Rotation;
}

/** What the viewer needs of an open document, whatever its format. */
export interface PageSource {
  readonly pageCount: number;
  /** Size of the upright first page at scale 1; assumed for pages not read yet. */
  readonly firstSize: Size;
  /** Bytes it costs to keep this open. */
  readonly weight: number;
  readonly sizeOf: (page: number) => Promise<Size>;
  /** Draws a page on a new canvas. Rejects with an AbortError when the signal fires, with anything else when it fails. */
  readonly paint: (request: PaintRequest, signal: AbortSignal) => Promise<HTMLCanvasElement>;
  /** Fills the container with transparent, selectable text; absent where a format has none. */
  readonly layText?: (request: PaintRequest, container: HTMLElement, signal: AbortSignal) => Promise<void>;
  readonly close: () => void;
}

/** Gives the memory of a canvas back at once instead of at the next garbage collection. */
export function releaseCanvas(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}
