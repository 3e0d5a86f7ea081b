import type { Point } from '../../../shared/domain/evidence/homography.ts';
import { type Matrix, matrixOf, move, multiply } from './matrix.ts';

/** What is painted on a page of a PDF, in the order of painting. */
export interface Paint {
  /** Part of the page that the largest picture covers, 0 to 1. */
  readonly largestImage: number;
  readonly images: number;
  /** Letters that a person sees: not transparent, not white on white, not under a picture that covers the page. */
  readonly seenLetters: number;
  readonly hiddenLetters: number;
  /** Rectangles and lines; a barcode has hundreds. */
  readonly pathParts: number;
}

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

interface State {
  readonly matrix: Matrix;
  readonly mode: number;
  readonly isWhite: boolean;
  readonly leading: number;
}

interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Covers the page as a scan does. */
const coversFrom = 0.7;
/** Text rendering modes that paint nothing (ISO 32000-1, 9.3.6). */
const invisibleModes: ReadonlySet<number> = new Set([3, 7]);
/** Coloured bars with white writing; a drawing of more parts is no form. */
const mostGrounds = 2000;

/**
 * Follows what is painted, without painting it. Pure.
 * @param ops the numbers of pdf.js's operators
 * @param toPage from user space to points of the page as it is shown
 */
export function inspectPaint(
  { fnArray, argsArray }: OperatorList,
  ops: Readonly<Record<string, number>>,
  page: { readonly width: number; readonly height: number },
  toPage: readonly number[],
): Paint {
  let state: State = { matrix: matrixOf(toPage), mode: 0, isWhite: false, leading: 0 };
  const stack: State[] = [];
  /** Where a line of writing begins, from text to user space. */
  let text: Matrix = matrixOf([]);
  let line: Point = { x: 0, y: 0 };
  /** Places that are not white any more. */
  const grounds: Rect[] = [];
  let [largestImage, images, seenLetters, hiddenLetters, pathParts] = [0, 0, 0, 0, 0];
  const fills = new Set([ops.fill, ops.eoFill, ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke]);
  const addGround = (ground: Rect) => {
    if (grounds.length < mostGrounds) grounds.push(ground);
  };

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
        if (isList(args[0])) state = { ...state, matrix: multiply(state.matrix, matrixOf(args[0])) };
        break;
      case ops.transform:
        state = { ...state, matrix: multiply(state.matrix, matrixOf(args)) };
        break;
      case ops.beginText:
        text = matrixOf([]);
        line = { x: 0, y: 0 };
        break;
      case ops.setTextMatrix:
        text = matrixOf(isList(args[0]) ? args[0] : args);
        line = { x: 0, y: 0 };
        break;
      case ops.setLeading:
        state = { ...state, leading: -Number(args[0]) };
        break;
      case ops.setLeadingMoveText:
      case ops.moveText:
        if (operator === ops.setLeadingMoveText) state = { ...state, leading: Number(args[1]) };
        line = { x: line.x + Number(args[0]), y: line.y + Number(args[1]) };
        break;
      case ops.nextLine:
        line = { x: line.x, y: line.y + state.leading };
        break;
      case ops.setTextRenderingMode:
        state = { ...state, mode: Number(args[0]) };
        break;
      case ops.setFillRGBColor:
        state = { ...state, isWhite: isWhite(args) };
        break;
      case ops.setFillColorN:
        state = { ...state, isWhite: false }; // a pattern
        break;
      case ops.showText: {
        const letters = isList(args[0]) ? Array.from(args[0]).filter((glyph) => typeof glyph === 'object').length : 0;
        const place = move(multiply(state.matrix, text), line);
        const isLost = state.isWhite && state.mode === 0 && !grounds.some((ground) => holds(ground, place));
        if (invisibleModes.has(state.mode) || isLost) hiddenLetters += letters;
        else seenLetters += letters;
        break;
      }
      case ops.paintImageXObject:
      case ops.paintInlineImageXObject:
      case ops.paintImageMaskXObject:
      case ops.paintImageXObjectRepeat: {
        // an image fills the unit square of its matrix
        const place = boundsOf(state.matrix, [0, 0, 1, 1]);
        const covered = coverage(place, page);
        images += 1;
        largestImage = Math.max(largestImage, covered);
        addGround(place);
        if (covered >= coversFrom && operator !== ops.paintImageMaskXObject) {
          hiddenLetters += seenLetters; // what was written before lies under it
          seenLetters = 0;
        }
        break;
      }
      case ops.shadingFill:
        addGround({ left: 0, top: 0, right: page.width, bottom: page.height });
        break;
      case ops.constructPath: {
        pathParts += countParts(args);
        const [paint, , bounds] = args;
        if (fills.has(Number(paint)) && !state.isWhite && isList(bounds)) addGround(boundsOf(state.matrix, bounds));
        break;
      }
    }
  }
  return { largestImage, images, seenLetters, hiddenLetters, pathParts };
}

/** The upright box on the page around a rectangle of user space (left, bottom, right, top). */
function boundsOf(matrix: Matrix, bounds: ArrayLike<unknown>): Rect {
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(bounds, Number);
  const corners = [
    { x: left, y: bottom },
    { x: right, y: bottom },
    { x: right, y: top },
    { x: left, y: top },
  ].map((corner) => move(matrix, corner));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function holds({ left, top, right, bottom }: Rect, { x, y }: Point): boolean {
  return x >= left - 1 && x <= right && y >= top && y <= bottom + 1;
}

function coverage(place: Rect, page: { readonly width: number; readonly height: number }): number {
  const width = Math.min(page.width, place.right) - Math.max(0, place.left);
  const height = Math.min(page.height, place.bottom) - Math.max(0, place.top);
  return (Math.max(0, width) * Math.max(0, height)) / (page.width * page.height);
}

function isWhite([first, ...others]: readonly unknown[]): boolean {
  if (typeof first === 'string') return /^#f[a-f]f[a-f]f[a-f]$/i.test(first);
  return others.length >= 2 && [first, ...others.slice(0, 2)].every((value) => Number(value) >= 250);
}

/** The path itself is a list of numbers, about thirteen for a rectangle. */
function countParts([, path]: readonly unknown[]): number {
  const data: unknown = isList(path) ? path[0] : path;
  return isList(data) ? Math.max(1, Math.round(data.length / 13)) : 1;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}
