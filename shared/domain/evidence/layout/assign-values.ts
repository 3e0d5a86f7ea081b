import { heightOf, middleOf, type Rect, sharedWidth } from './geometry.ts';
import type { LabelHit } from './label-hit.ts';
import type { PageLayout, Piece } from './page-layout.ts';

export type Relation = 'right' | 'below';

/** Something with a place that can be the value of a label. */
export interface PlacedValue {
  readonly rect: Rect;
  readonly pieces: readonly Piece[];
}

export interface Assignment<Name extends string, Value extends PlacedValue> {
  readonly label: LabelHit<Name>;
  readonly value: Value;
  readonly relation: Relation;
  /** Another label could own the value nearly as well, or the label another value. */
  readonly isAmbiguous: boolean;
}

interface Pair<Name extends string, Value extends PlacedValue> {
  readonly label: LabelHit<Name>;
  readonly value: Value;
  readonly relation: Relation;
  /** In line heights; the smaller the nearer. */
  readonly distance: number;
}

/**
 * Which value belongs to which label: each value to the label right before or above it with nothing else between, and
 * each label one value. All labels of a form take part, also those nobody asks for: the value of "Datum" must not be
 * taken for an empty "arbeitsunfähig seit". `isTable`: what stands right of a label goes before what stands below.
 */
export function assignValues<Name extends string, Value extends PlacedValue>(
  layout: PageLayout,
  labels: readonly LabelHit<Name>[],
  values: readonly Value[],
  isTable = false,
): readonly Assignment<Name, Value>[] {
  const labelPieces = new Set(labels.flatMap((label) => [...label.pieces]));
  const pairs = labels
    .flatMap((label) => values.flatMap((value) => pairsOf(layout, label, value, labelPieces, isTable)))
    .sort((one, other) => one.distance - other.distance);
  const ownerOf = new Map<Value, Pair<Name, Value>>();
  const pairOf = new Map<LabelHit<Name>, Pair<Name, Value>>();
  for (const pair of pairs) {
    if (ownerOf.has(pair.value) || pairOf.has(pair.label)) continue;
    ownerOf.set(pair.value, pair);
    pairOf.set(pair.label, pair);
  }
  return [...pairOf.values()].map((pair) => ({
    label: pair.label,
    value: pair.value,
    relation: pair.relation,
    isAmbiguous: pairs.some((rival) => isRival(pair, rival, ownerOf, pairOf)),
  }));
}

/**
 * A rival is as near and has no better place of its own: another value that no label owns, or another label that owns
 * no value.
 */
function isRival<Name extends string, Value extends PlacedValue>(
  pair: Pair<Name, Value>,
  rival: Pair<Name, Value>,
  ownerOf: ReadonlyMap<Value, Pair<Name, Value>>,
  pairOf: ReadonlyMap<LabelHit<Name>, Pair<Name, Value>>,
): boolean {
  if (rival === pair || rival.distance > pair.distance * 1.5 + 0.25) return false;
  if (rival.label === pair.label) return rival.value !== pair.value && !ownerOf.has(rival.value);
  return rival.value === pair.value && rival.label.name !== pair.label.name && !pairOf.has(rival.label);
}

function pairsOf<Name extends string, Value extends PlacedValue>(
  layout: PageLayout,
  label: LabelHit<Name>,
  value: Value,
  labelPieces: ReadonlySet<Piece>,
  isTable: boolean,
): readonly Pair<Name, Value>[] {
  const right = distanceRight(label, value.rect);
  const below = distanceBelow(label, value.rect);
  const pairs: Pair<Name, Value>[] = [];
  if (right !== null && !isBlocked(layout, label, value, 'right', labelPieces)) {
    pairs.push({ label, value, relation: 'right', distance: right });
  }
  if (below !== null && !isBlocked(layout, label, value, 'below', labelPieces)) {
    pairs.push({ label, value, relation: 'below', distance: isTable ? below + secondChoice : below });
  }
  return pairs;
}

/** In a table the value stands right of its label; what stands below is the next row, unless nothing is on the right. */
const secondChoice = 5;

function distanceRight(
  { rect, lineHeight }: { readonly rect: Rect; readonly lineHeight: number },
  value: Rect,
): number | null {
  const height = Math.max(lineHeight, heightOf(value));
  const gap = value.left - rect.right;
  if (gap < -0.7 * height) return null;
  const { y } = middleOf(value);
  const outside = Math.max(rect.top - y, y - rect.bottom, 0);
  if (outside > 0.55 * height) return null;
  // printed into a form by hand or machine, a value may stand half a line too low; far to the right it must stand level
  return (Math.max(0, gap) * 0.06 + outside * 1.5) / height;
}

function distanceBelow(
  { rect, lineHeight }: { readonly rect: Rect; readonly lineHeight: number },
  value: Rect,
): number | null {
  const height = Math.max(lineHeight, heightOf(value));
  const gap = value.top - rect.bottom;
  if (gap < -0.45 * height || gap > 2.4 * height) return null;
  const shared = sharedWidth(rect, value);
  if (shared < -0.8 * height) return null;
  if (value.left < rect.left - 2.5 * height) return null;
  return (Math.max(0, gap) * 0.5 + Math.max(0, -shared) * 0.5 + Math.abs(value.left - rect.left) * 0.02) / height;
}

/** Other print between label and value: then the value belongs to that, and not to the label. */
function isBlocked<Name extends string>(
  layout: PageLayout,
  label: LabelHit<Name>,
  value: PlacedValue,
  relation: Relation,
  labelPieces: ReadonlySet<Piece>,
): boolean {
  const own = new Set<Piece>([...label.pieces, ...value.pieces]);
  const between: Rect =
    relation === 'right'
      ? { left: label.rect.right, right: value.rect.left, top: value.rect.top, bottom: value.rect.bottom }
      : {
          left: Math.max(label.rect.left, value.rect.left) - heightOf(value.rect) * 0.5,
          right: Math.max(Math.min(label.rect.right, value.rect.right), Math.max(label.rect.left, value.rect.left) + 1),
          top: label.rect.bottom,
          bottom: value.rect.top,
        };
  return layout.pieces.some((piece) => {
    if (own.has(piece)) return false;
    if (!labelPieces.has(piece) && !/[\p{L}\p{N}]{2}/u.test(piece.text)) return false;
    const { x, y } = middleOf(piece.rect);
    if (relation === 'right') return x > between.left && x < between.right && y > between.top && y < between.bottom;
    return y > between.top && y < between.bottom && piece.rect.right > between.left && piece.rect.left < between.right;
  });
}
