import type { Canvas } from '@napi-rs/canvas';
import type { Word } from '../../../shared/domain/evidence/reading.ts';

/** What stands in the text layer of a page of a PDF. */
export interface TextLayer {
  /** In reading order, boxes in parts of the page as it is shown. */
  readonly words: readonly Word[];
  /** How most of it has to be turned to stand upright. */
  readonly turned: 0 | 90 | 180 | 270;
  /** Whether it says what a person sees; otherwise the page has to be recognised from its picture. */
  readonly isTrusted: boolean;
  /** Pictures or enough lines for one are painted on the page. */
  readonly mayHoldBarcode: boolean;
}

/** One page as the viewer shows it: EXIF or the rotation of the PDF applied, nothing else. */
export interface OpenPage {
  /** Points (PDF) or pixels (image). */
  readonly width: number;
  readonly height: number;
  /** A picture and not a page of a PDF. */
  readonly isImage: boolean;
  /** Null for images. */
  readText(): Promise<TextLayer | null>;
  /** A picture of the page; images are never made larger than they are. */
  draw(longSide: number): Promise<Canvas>;
}

/** A document whose bytes were opened. Pages are read one after the other. */
export interface PageSource {
  readonly pageCount: number;
  /** The first page is 1. */
  openPage(page: number): Promise<OpenPage>;
  close(): Promise<void>;
}
