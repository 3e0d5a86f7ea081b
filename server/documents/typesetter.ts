import { breakLines } from './break-lines.ts';
import { type FontFace, type FontFamily, faceFor, fontFaces } from './font-files.ts';
import { printableText } from './printable-text.ts';

export interface TextStyle {
  readonly family: FontFamily;
  /** 400 is regular; every family has 400 and 700, Fira Sans also 600. */
  readonly weight: number;
  /** Points, 1/72 inch. */
  readonly size: number;
  /** `#rrggbb`; black when absent. */
  readonly color?: string;
}

interface Run {
  readonly face: FontFace;
  readonly text: string;
}

/** Writes text with embedded fonts into one PDF document; a line may mix scripts. All lengths in points. */
export interface Typesetter {
  readonly widthOf: (text: string, style: TextStyle) => number;
  readonly lines: (text: string, style: TextStyle, width: number) => readonly string[];
  /** Writes one line; `y` is the base line, measured from the top of the page. */
  readonly write: (line: string, x: number, y: number, style: TextStyle) => void;
}

export function createTypesetter(document: PDFKit.PDFDocument): Typesetter {
  const registered = new Set<string>();

  function use(face: FontFace, size: number): void {
    if (!registered.has(face.name)) {
      // An opened font is accepted (it is asked for `layout`), which spares parsing it for each document.
      document.registerFont(face.name, face.font as unknown as Uint8Array);
      registered.add(face.name);
      document.font(face.name, size);
      face.layouts.lend((document as unknown as { readonly _font: unknown })._font);
      return;
    }
    document.font(face.name, size);
  }

  function widthOf(text: string, style: TextStyle): number {
    return runsOf(text, style).reduce((width, run) => {
      use(run.face, style.size);
      return width + document.widthOfString(run.text);
    }, 0);
  }

  return {
    widthOf,
    lines: (text, style, width) => breakLines(printable(text, style), width, (part) => widthOf(part, style)),
    write: (line, x, y, style) => {
      let left = x;
      for (const run of runsOf(printable(line, style).replaceAll('\n', ' '), style)) {
        use(run.face, style.size);
        document.fillColor(style.color ?? '#000000');
        document.text(run.text, left, y, { lineBreak: false, baseline: 'alphabetic' });
        left += document.widthOfString(run.text);
      }
    },
  };
}

function printable(text: string, style: TextStyle): string {
  const faces = fontFaces(style.family, style.weight);
  return printableText(text, (character) => faceFor(faces, character) !== undefined);
}

/** Parts of a line that one font file can write; a blank stays with the part before it. */
function runsOf(text: string, style: TextStyle): readonly Run[] {
  const faces = fontFaces(style.family, style.weight);
  const runs: { face: FontFace; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const face = character === ' ' && last !== undefined ? last.face : faceFor(faces, character);
    if (face === undefined) continue;
    if (last !== undefined && last.face === face) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
}
