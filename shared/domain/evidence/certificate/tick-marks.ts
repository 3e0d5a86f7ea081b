import { grow, heightOf, middleOf, type Rect, toBox, toRect, union } from '../layout/geometry.ts';
import type { LabelHit } from '../layout/label-hit.ts';
import type { Piece } from '../layout/page-layout.ts';
import type { Look } from '../reading.ts';
import type { FormLabel } from './form-labels.ts';
import { type FormPage, hitsOf } from './form-page.ts';

/** Whether the box before a label is ticked. */
export interface Tick {
  readonly isTicked: boolean;
  readonly confidence: number;
  /** Box and label. */
  readonly rect: Rect;
}

export type TickLabel = 'initial' | 'followUp' | 'workAccident' | 'transitDoctor' | 'otherAccident' | 'ser' | 'final';
export const tickLabels: readonly TickLabel[] = [
  'initial',
  'followUp',
  'workAccident',
  'transitDoctor',
  'otherAccident',
  'ser',
  'final',
];

const tickedSign = /^[[(]?[xX×✕✖✗✘✓✔☒☑■◼▪●⊠⌧🗵🗷🗹][\])]?$/u;
const emptySign = /^(?:[☐□▢❏❐◻○◯]|\[\]?|\[_?\]|\(\)|_+)$/u;

/** The printed places of a check box; of Erst and Folge the two that stand together, not those in a sentence. */
export function tickPlaces(form: FormPage, name: TickLabel): readonly LabelHit<FormLabel>[] {
  const hits = hitsOf(form, name);
  const partner = name === 'initial' ? 'followUp' : name === 'followUp' ? 'initial' : null;
  if (partner === null || hits.length < 2) return hits;
  const partners = hitsOf(form, partner);
  if (partners.length !== 1) return hits;
  const [other] = partners;
  if (other === undefined) return hits;
  const nearest = [...hits].sort((one, two) => distance(one.rect, other.rect) - distance(two.rect, other.rect))[0];
  return nearest === undefined ? hits : [nearest];
}

/** What the words themselves say about a box: a typed X, a sign for a box. Null where they say nothing. */
export function tickInWords(form: FormPage, label: LabelHit<FormLabel>): Tick | null {
  if (/^[xX☒☑✓✔✗✘■]+[\])]?$/u.test(label.prefix))
    return { isTicked: true, confidence: confidenceOf(label), rect: label.rect };
  const area = boxArea(label);
  const { lineHeight } = label;
  const signs = form.layout.pieces.filter((piece) => {
    if (label.pieces.has(piece)) return false;
    const { x, y } = middleOf(piece.rect);
    return x > area.left && x < area.right && y > area.top && y < area.bottom;
  });
  const nearest = [...signs].sort((one, other) => other.rect.right - one.rect.right);
  const ticked = nearest.find((piece) => tickedSign.test(piece.text) && heightOf(piece.rect) < 2.2 * lineHeight);
  if (ticked !== undefined)
    return { isTicked: true, confidence: ticked.confidence, rect: union(label.rect, ticked.rect) };
  const empty = nearest.find((piece) => emptySign.test(piece.text));
  return empty === undefined
    ? null
    : { isTicked: false, confidence: empty.confidence, rect: union(label.rect, empty.rect) };
}

/** `inside`: within the word, where an engine drew the box of the word around the check box, too. */
type BoxSide = 'left' | 'inside' | 'right';

/** Where a box is looked for: before the label, and behind it, because some forms print it there. */
export function lookAtTick(
  form: FormPage,
  name: TickLabel,
  label: LabelHit<FormLabel>,
  index: number,
): readonly Look[] {
  const { page } = form;
  const right = grow(
    { ...label.rect, left: label.rect.right, right: label.rect.right + label.lineHeight * 3 },
    0,
    label.lineHeight * 0.5,
  );
  return [
    { id: tickLookId(form, name, index, 'left'), page: page.page, box: toBox(boxArea(label), page), kind: 'mark' },
    { id: tickLookId(form, name, index, 'inside'), page: page.page, box: toBox(insideArea(label), page), kind: 'mark' },
    ...(name === 'initial' || name === 'followUp'
      ? [
          {
            id: tickLookId(form, name, index, 'right'),
            page: page.page,
            box: toBox(right, page),
            kind: 'mark' as const,
          },
        ]
      : []),
  ];
}

/** What words and closer looks say together. Null where nothing says anything. */
export function readTick(
  form: FormPage,
  name: TickLabel,
  label: LabelHit<FormLabel>,
  index: number,
  side: BoxSide,
): Tick | null {
  const said = tickInWords(form, label);
  const markAt = (where: BoxSide) => form.looks.get(tickLookId(form, name, index, where))?.mark ?? null;
  const inside = markAt('inside');
  const mark = markAt(side) ?? (side === 'left' && inside !== null && isBox(form, label, inside.box) ? inside : null);
  if (form.page.source === 'text-layer' && said !== null) return said;
  if (mark === null) return said === null ? null : { ...said, confidence: said.confidence * 0.7 };
  const rect = union(label.rect, toRect(mark.box, form.page));
  return { isTicked: mark.isTicked, confidence: together(mark, said), rect };
}

/** The mark of the box and the words beside it: they back each other, or one of both is wrong. */
function together(mark: { readonly isTicked: boolean; readonly confidence: number }, said: Tick | null): number {
  if (said === null || said.confidence < 0.4) return mark.confidence;
  if (said.isTicked === mark.isTicked) return 1 - (1 - mark.confidence) * (1 - said.confidence * 0.7);
  return said.isTicked && said.confidence > 0.6 ? Math.min(0.5, mark.confidence) : mark.confidence;
}

function tickLookId(form: FormPage, name: TickLabel, index: number, side: BoxSide): string {
  return `${form.page.page}:${name}:${index + 1}:${side}`;
}

function boxArea(label: LabelHit<FormLabel>): Rect {
  const { rect, lineHeight } = label;
  const firstLine = { ...rect, bottom: Math.min(rect.bottom, rect.top + lineHeight) };
  return grow({ ...firstLine, left: rect.left - lineHeight * 2.6, right: rect.left }, 0, lineHeight * 0.6);
}

/** About square and as high as capitals: no E, F or s of the word itself. */
function isBox(form: FormPage, label: LabelHit<FormLabel>, box: Look['box']): boolean {
  const rect = toRect(box, form.page);
  const width = rect.right - rect.left;
  const height = heightOf(rect);
  return width > 0.7 * height && width < 1.4 * height && height > 0.5 * label.lineHeight;
}

function insideArea(label: LabelHit<FormLabel>): Rect {
  const { rect, lineHeight } = label;
  const firstLine = { ...rect, bottom: Math.min(rect.bottom, rect.top + lineHeight) };
  return grow(
    { ...firstLine, left: rect.left - lineHeight * 0.3, right: rect.left + lineHeight * 1.8 },
    0,
    lineHeight * 0.4,
  );
}

function confidenceOf(label: LabelHit<FormLabel>): number {
  return Math.min(...[...label.pieces].map((piece: Piece) => piece.confidence));
}

function distance(one: Rect, other: Rect): number {
  const [a, b] = [middleOf(one), middleOf(other)];
  return Math.hypot(a.x - b.x, a.y - b.y);
}
