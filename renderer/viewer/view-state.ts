import type { Rotation } from './rotation.ts';
import type { Zoom } from './zoom.ts';

/** How documents are looked at. Zoom and overview stay from one document to the next, the rotation does not. */
export interface ViewState {
  readonly zoom: Zoom;
  readonly rotation: Rotation;
  readonly hasThumbnails: boolean;
}

export const initialView: ViewState = { zoom: 'fit-width', rotation: 0, hasThumbnails: false };
