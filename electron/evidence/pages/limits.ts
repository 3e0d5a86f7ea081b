/** What a workstation reads of one document. */
export interface ReadingLimits {
  /** Pages whose picture is recognised; each takes seconds. */
  readonly recognisedPages: number;
  /** Pages that are read at all. */
  readonly pages: number;
  readonly milliseconds: number;
}

export const usualLimits: ReadingLimits = { recognisedPages: 40, pages: 300, milliseconds: 300_000 };

/** Decoded, a pixel takes 4 bytes; the intake refuses larger pictures, too. */
export const mostPixels = 100_000_000;
