/** Set words of one font by their text, in the form in which pdfkit keeps them for a document. */
type Layouts = Record<string, unknown>;

/** Shares set words between documents: setting a word again takes longer than everything else about it. */
export interface LayoutCache {
  /** Lets the font of one document, as opened by pdfkit, use and fill it. */
  readonly lend: (font: unknown) => void;
}

/** Characters of all words kept for a font; then it begins anew, so that names of citizens do not stay. */
const charactersKept = 50_000;

export function createLayoutCache(): LayoutCache {
  let layouts: Layouts = Object.create(null);
  return {
    lend: (font) => {
      const characters = Object.keys(layouts).reduce((sum, word) => sum + word.length, 0);
      if (characters > charactersKept) layouts = Object.create(null);
      // Only read once it is filled: a set word depends on its font and its text alone.
      (font as { layoutCache: Layouts }).layoutCache = layouts;
    },
  };
}
