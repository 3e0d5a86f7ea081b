import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as canvas from '@napi-rs/canvas';

/**
 * Decoders lie beside the program as packages and are found by name, from sources and from the packaged app alike. Each is
 * loaded with the first document that needs it. Nothing is ever downloaded.
 */
const load = createRequire(import.meta.url);

export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

let pdfJs: PdfJs | undefined;

/** pdf.js with its worker in this thread: hostile documents are kept apart by the process around it. */
export function loadPdfJs(): PdfJs {
  if (pdfJs === undefined) {
    // before it loads: it would look for a browser's objects in a process of Electron
    const { DOMMatrix, Path2D, ImageData } = canvas;
    Object.assign(globalThis, { DOMMatrix, Path2D, ImageData });
    Object.assign(globalThis, { pdfjsWorker: load('pdfjs-dist/legacy/build/pdf.worker.mjs') });
    pdfJs = load('pdfjs-dist/legacy/build/pdf.mjs') as PdfJs;
  }
  return pdfJs;
}

const foldersOfPdfJs: Readonly<Record<string, string>> = {
  cMapUrl: 'cmaps',
  standardFontDataUrl: 'standard_fonts',
  wasmUrl: 'wasm',
};

/** A file that pdf.js asks for: character maps, the 14 standard fonts, decoders. Throws where it has no such file. */
export function readPdfAsset(kind: string, fileName: string): Uint8Array {
  const folder = foldersOfPdfJs[kind];
  if (folder === undefined || !/^[\w.+-]+$/.test(fileName)) throw new Error('No such file of pdf.js');
  return new Uint8Array(readFileSync(join(dirname(load.resolve('pdfjs-dist/package.json')), folder, fileName)));
}

export interface DecodedHeic {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly data: Uint8ClampedArray;
}

/** libheif is LGPL: it stays a file of its own that anybody can replace. */
export function loadHeicDecoder(): (input: { readonly buffer: Uint8Array }) => Promise<DecodedHeic> {
  return load('heic-decode') as (input: { readonly buffer: Uint8Array }) => Promise<DecodedHeic>;
}

export type BarcodeReader = typeof import('zxing-wasm/reader');

let barcodeReader: BarcodeReader | undefined;

export async function loadBarcodeReader(): Promise<BarcodeReader> {
  if (barcodeReader === undefined) {
    const reader = load('zxing-wasm/reader') as BarcodeReader;
    // given, so that it is not fetched from anywhere
    const wasmBinary = readFileSync(load.resolve('zxing-wasm/reader/zxing_reader.wasm'));
    await reader.prepareZXingModule({
      overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer },
      fireImmediately: true,
    });
    barcodeReader = reader;
  }
  return barcodeReader;
}
