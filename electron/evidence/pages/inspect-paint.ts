/** What is painted on a page of a PDF, in the order of painting. */
export interface Paint {
  /** Part of the page that the largest picture covers, 0 to 1. */
  readonly largestImage: number;
  readonly images: number;
  /** Letters that a person sees: not transparent, not white, not under a picture that covers the page. */
  readonly seenLetters: number;
  readonly hiddenLetters: number;
  /** Rectangles and lines; a barcode has hundreds. */
  readonly pathParts: number;
}

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

type Matrix = readonly [number, number, number, number, number, number];

interface State {
  readonly matrix: Matrix;
  readonly mode: number;
  readonly isWhite: boolean;
}

/** Covers the page as a scan does. */
const coversFrom = 0.7;
/** Text rendering modes that paint nothing (ISO 32000-1, 9.3.6). */
const invisibleModes: ReadonlySet<number> = new Set([3, 7]);

/** Pure. `ops` are the numbers of pdf.js's operators. */
export function inspectPaint(
  { fnArray, argsArray }: OperatorList,
  ops: Readonly<Record<string, number>>,
  page: { readonly width: number; readonly height: number },
  toPage: readonly number[],
): Paint {
  let state: State = { matrix: matrixOf(toPage), mode: 0, isWhite: false };
  const stack: State[] = [];
  let [largestImage, images, seenLetters, hiddenLetters, pathParts] = [0, 0, 0, 0, 0];
  for (const [index, operator] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as readonly unknown[];
    switch (operator) {
      case ops.save:
        stack.push(state);
        break;
      case ops.restore:
      case ops.paintFormXObjectEnd:
        state = stack.pop() ?? state;
        break;
      case ops.paintFormXObjectBegin:
        stack.push(state);
        if (Array.isArray(args[0])) state = { ...state, matrix: multiply(state.matrix, matrixOf(args[0])) };
        break;
      case ops.transform:
        state = { ...state, matrix: multiply(state.matrix, matrixOf(args as readonly number[])) };
        break;
      case ops.setTextRenderingMode:
        state = { ...state, mode: Number(args[0]) };
        break;
      case ops.setFillRGBColor:
        state = { ...state, isWhite: isWhite(args) };
        break;
      case ops.showText: {
        const letters = Array.isArray(args[0]) ? args[0].filter((glyph) => typeof glyph === 'object').length : 0;
        if (invisibleModes.has(state.mode) || (state.isWhite && state.mode === 0)) hiddenLetters += letters;
        else seenLetters += letters;
        break;
      }
      case ops.paintImageXObject:
      case ops.paintInlineImageXObject:
      case ops.paintImageMaskXObject:
      case ops.paintImageXObjectRepeat: {
        const covered = coverage(state.matrix, page);
        images += 1;
        largestImage = Math.max(largestImage, covered);
        if (covered >= coversFrom && operator !== ops.paintImageMaskXObject) {
          hiddenLetters += seenLetters; // what was written before lies under it
          seenLetters = 0;
        }
        break;
      }
      case ops.constructPath:
        pathParts += countParts(args);
        break;
    }
  }
  return { largestImage, images, seenLetters, hiddenLetters, pathParts };
}

/** An image fills the unit square of its matrix. */
function coverage([a, b, c, d, e, f]: Matrix, page: { readonly width: number; readonly height: number }): number {
  const [xs, ys] = [
    [e, e + a, e + c, e + a + c],
    [f, f + b, f + d, f + b + d],
  ];
  const width = Math.min(page.width, Math.max(...xs)) - Math.max(0, Math.min(...xs));
  const height = Math.min(page.height, Math.max(...ys)) - Math.max(0, Math.min(...ys));
  return (Math.max(0, width) * Math.max(0, height)) / (page.width * page.height);
}

function isWhite(args: readonly unknown[]): boolean {
  const [first] = args;
  if (typeof first === 'string') return /^#f[a-f]f[a-f]f[a-f]$/i.test(first);
  return args.length >= 3 && args.slice(0, 3).every((value) => Number(value) >= 250);
}

/** The path itself is a list of numbers: command and coordinates. */
function countParts(args: readonly unknown[]): number {
  const [, path] = args;
  const data: unknown = Array.isArray(path) ? path[0] : path;
  const length = typeof data === 'object' && data !== null && 'length' in data ? Number(data.length) : 0;
  return Number.isFinite(length) ? Math.max(1, Math.round(length / 13)) : 1;
}

function matrixOf(values: readonly unknown[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values.map(Number);
  return [a, b, c, d, e, f];
}

function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
