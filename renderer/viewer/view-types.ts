import type { ToolShape } from './tool-icon.tsx';

/** One attachment of a task. `mediaType` is the sniffed type, never what the sender claimed. */
export interface ViewerDocument {
  readonly id: string;
  readonly title: string;
  readonly mediaType: string;
  /** Number of pages where it is already known. */
  readonly pages?: number;
}

/** CSS pixels; a PDF point is 96/72 of it. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in parts (0 to 1) of an upright page, origin at its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A place on a page that a verdict refers to. */
export interface Highlight {
  readonly id: string;
  readonly documentId: string;
  /** The first page is 1. */
  readonly page: number;
  readonly box: Box;
  readonly tone: 'ok' | 'warn' | 'bad' | 'info';
  /** Spoken, and shown on hover, for example `Geburtsdatum: stimmt`. */
  readonly label: string;
}

/** A mark to go to. Every new `request` goes there once, also to the same mark again. */
export interface Target {
  readonly highlightId: string;
  readonly request: number;
}

/** What a machine read on a page that has no text of its own, in reading order. */
export interface PageWords {
  readonly page: number;
  readonly words: readonly { readonly text: string; readonly box: Box }[];
}

/** A button of the feature around, below the viewer's own tools. */
export interface ExtraTool {
  readonly id: string;
  readonly shape: ToolShape;
  readonly label: string;
  /** The key that does the same, in the notation of `aria-keyshortcuts`. */
  readonly shortcut?: string;
  /** Why it cannot be used now; it stays among the stops of the Tab key. */
  readonly closedBecause?: string | undefined;
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

export type OpenFailure =
  | 'unavailable' // the bytes could not be had
  | 'unsupported-type'
  | 'damaged'
  | 'password' // the PDF asks for a password
  | 'too-large'
  | 'took-too-long'; // the worker gave no answer and was replaced

/** Plain sentences for the viewer; the German ones are in renderer/text/viewer.ts. */
export interface ViewerTexts {
  readonly region: string;
  readonly attachments: string;
  readonly pages: string;
  readonly tools: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fitWidth: string;
  readonly fitPage: string;
  readonly rotate: string;
  readonly thumbnails: string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly goToPage: string;
  readonly loading: string;
  readonly retry: string;
  readonly empty: string;
  readonly pageFailed: string;
  readonly pageOf: (page: number, count: number) => string;
  readonly failures: Readonly<Record<OpenFailure, { readonly title: string; readonly text: string }>>;
}
