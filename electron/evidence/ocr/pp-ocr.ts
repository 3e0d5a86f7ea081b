import { decodeBestPath, type ReadCharacter, type StepProbabilities } from './ctc.ts';
import { findWritingLines, type WritingLine } from './find-lines.ts';
import { cutStrip, type GrayPicture, resizePicture } from './gray-picture.ts';
import { loadRuntime, readModels } from './model-files.ts';

export interface ReadLine {
  readonly line: WritingLine;
  readonly characters: readonly ReadCharacter[];
}

export interface BoundReading {
  readonly bound: readonly ReadCharacter[];
  readonly free: readonly ReadCharacter[];
}

/** PP-OCRv4: finds lines of writing and reads them. Not for several calls at once. */
export interface PpOcr {
  /** Lines in pixels of the picture. `longSide`: size to which the picture is brought before; more finds smaller print. */
  findLines(picture: GrayPicture, longSide: number): Promise<readonly WritingLine[]>;
  readLine(picture: GrayPicture, line: WritingLine): Promise<readonly ReadCharacter[]>;
  /** The same line read as if only the characters of `alphabet` existed, and as it is. */
  readLineAs(picture: GrayPicture, line: WritingLine, alphabet: string): Promise<BoundReading>;
  close(): Promise<void>;
}

const lineHeight = 48;
/** Longer lines are pressed together: nothing on a form is that long, and memory grows with it. */
const longestLine = 2400;
/** Of the pictures the detector was trained on (ImageNet). */
const means = [0.485, 0.456, 0.406] as const;
const deviations = [0.229, 0.224, 0.225] as const;

export async function createPpOcr(): Promise<PpOcr> {
  const { InferenceSession, Tensor } = loadRuntime();
  const models = readModels();
  const options = {
    executionProviders: ['cpu'],
    intraOpNumThreads: 2,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    // The arena would keep the memory of the largest page for ever.
    enableCpuMemArena: false,
    logSeverityLevel: 3,
    // Waiting threads give their core to the interface instead of spinning.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  } as const;
  const detector = await InferenceSession.create(models.detection, options);
  const recogniser = await InferenceSession.create(models.recognition, options);
  const classes = new Map(models.alphabet.map((character, index) => [character, index] as const));
  const allowedClasses = new Map<string, readonly number[]>();

  const run = async (session: typeof detector, data: Float32Array, width: number, height: number) => {
    const [input = 'x'] = session.inputNames;
    const [output = ''] = session.outputNames;
    const result = (await session.run({ [input]: new Tensor('float32', data, [1, 3, height, width]) }))[output];
    if (result === undefined) throw new Error('the recogniser answered nothing');
    return { values: result.data as Float32Array, dims: result.dims };
  };

  const stepsOf = async (picture: GrayPicture, line: WritingLine): Promise<StepProbabilities> => {
    const width = Math.min(longestLine, Math.max(16, Math.round((line.width / line.height) * lineHeight)));
    const strip = cutStrip(picture, line, width, lineHeight);
    const size = strip.data.length;
    const input = new Float32Array(3 * size);
    for (let index = 0; index < size; index += 1) input[index] = (strip.data[index] ?? 255) / 127.5 - 1;
    input.copyWithin(size, 0, size);
    input.copyWithin(2 * size, 0, size);
    const { values, dims } = await run(recogniser, input, width, lineHeight);
    return { values, steps: dims[1] ?? 0, classes: dims[2] ?? 0 };
  };

  return {
    async findLines(picture, longSide) {
      const scale = longSide / Math.max(picture.width, picture.height);
      const width = Math.max(32, Math.round((picture.width * scale) / 32) * 32);
      const height = Math.max(32, Math.round((picture.height * scale) / 32) * 32);
      const { data } = resizePicture(picture, width, height);
      const input = new Float32Array(3 * data.length);
      for (let channel = 0; channel < 3; channel += 1) {
        const mean = means[channel] ?? 0;
        const deviation = deviations[channel] ?? 1;
        const from = channel * data.length;
        for (let index = 0; index < data.length; index += 1) {
          input[from + index] = ((data[index] ?? 255) / 255 - mean) / deviation;
        }
      }
      const { values } = await run(detector, input, width, height);
      const stretchX = picture.width / width;
      const stretchY = picture.height / height;
      return findWritingLines({ values, width, height }).map((line) => ({
        ...line,
        x: line.x * stretchX,
        y: line.y * stretchY,
        width: line.width * stretchX,
        height: line.height * stretchY,
      }));
    },

    async readLine(picture, line) {
      return decodeBestPath(await stepsOf(picture, line), models.alphabet);
    },

    async readLineAs(picture, line, alphabet) {
      const steps = await stepsOf(picture, line);
      let allowed = allowedClasses.get(alphabet);
      if (allowed === undefined) {
        allowed = [...alphabet].flatMap((character) => classes.get(character) ?? []);
        allowedClasses.set(alphabet, allowed);
      }
      return {
        bound: decodeBestPath(steps, models.alphabet, allowed),
        free: decodeBestPath(steps, models.alphabet),
      };
    },

    async close() {
      await detector.release();
      await recogniser.release();
    },
  };
}
