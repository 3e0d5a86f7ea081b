import type { GrayPicture, PixelBox } from './gray-picture.ts';
import { loadTesseract } from './model-files.ts';

/** A word with its place in pixels of the picture; confidence 0 to 1. */
export interface TesseractWord extends PixelBox {
  readonly text: string;
  readonly confidence: number;
}

/** How Tesseract divides a picture before reading (its `PSM`). */
const layouts = { line: '7', scattered: '11' } as const;

export interface Tesseract {
  /** Words of a picture, in reading order; with `alphabet` only its characters can come out. Blocks while it reads. */
  read(picture: GrayPicture, layout: keyof typeof layouts, alphabet?: string): readonly TesseractWord[];
  close(): void;
}

interface Core {
  readonly TessBaseAPI: new () => Api;
  readonly FS: { writeFile(path: string, data: Uint8Array): void };
}

interface Api {
  Init(path: null, language: string, mode: number): number;
  SetVariable(name: string, value: string): void;
  SetImageFile(orientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
  End(): void;
}

type Start = (settings: {
  readonly wasmBinary: Uint8Array;
  readonly print: (line: string) => void;
  readonly printErr: (line: string) => void;
}) => Promise<Core>;

const neuralNetworkOnly = 1;

/** Tesseract 5 as WebAssembly in this thread, German. */
export async function createTesseract(): Promise<Tesseract> {
  const files = loadTesseract();
  const silent = () => undefined;
  const core = await (files.start as Start)({ wasmBinary: files.wasm, print: silent, printErr: silent });
  core.FS.writeFile('./deu.traineddata', files.german);
  const api = new core.TessBaseAPI();
  if (api.Init(null, 'deu', neuralNetworkOnly) === -1) throw new Error('Tesseract did not start');
  api.SetVariable('user_defined_dpi', '300');
  return {
    read(picture, layout, alphabet) {
      api.SetVariable('tessedit_pageseg_mode', layouts[layout]);
      api.SetVariable('tessedit_char_whitelist', alphabet ?? '');
      core.FS.writeFile('/input', asPgm(picture));
      if (api.SetImageFile(1, 0) === 1) throw new Error('Tesseract did not take the picture');
      if (api.Recognize(null) !== 0) return [];
      return wordsOf(api.GetTSVText(0));
    },
    close: () => api.End(),
  };
}

/** Netpbm's grey format: a line of header, then the bytes. */
function asPgm(picture: GrayPicture): Uint8Array {
  const header = new TextEncoder().encode(`P5\n${picture.width} ${picture.height}\n255\n`);
  const file = new Uint8Array(header.length + picture.data.length);
  file.set(header);
  file.set(picture.data, header.length);
  return file;
}

/** Rows of level 5 are words: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
function wordsOf(table: string): readonly TesseractWord[] {
  return table.split('\n').flatMap((row) => {
    const [level, , , , , , left, top, width, height, confidence, text = ''] = row.split('\t');
    if (level !== '5' || text.trim() === '') return [];
    const box = { left: Number(left), top: Number(top) };
    return {
      ...box,
      right: box.left + Number(width),
      bottom: box.top + Number(height),
      text: text.trim(),
      confidence: Math.min(1, Math.max(0, Number(confidence) / 100)),
    };
  });
}
