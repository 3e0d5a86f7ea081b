import { toBox, union } from '../layout/geometry.ts';
import type { Candidate } from '../verdict.ts';
import { type FormPage, hitsOf } from './form-page.ts';
import { readTick, type Tick, tickPlaces } from './tick-marks.ts';

/** A box that is ticked says enough only with the other one empty. */
export function readKind(form: FormPage): readonly Candidate[] {
  const left = readPair(form, 'left');
  // boxes behind their labels: only where none stands before one
  const pair = left.initial === null && left.followUp === null ? readPair(form, 'right') : left;
  const { initial, followUp } = pair;
  const label = hitsOf(form, 'initial')[0] ?? hitsOf(form, 'followUp')[0];
  if (label === undefined) return [];
  const base = { contentHash: form.contentHash, page: form.page.page };
  const isInitial = initial?.isTicked === true;
  const isFollowUp = followUp?.isTicked === true;
  if (isInitial === isFollowUp) {
    const rects = [initial?.rect, followUp?.rect].filter((rect) => rect !== undefined);
    const isReadable = initial !== null && followUp !== null && Math.min(initial.confidence, followUp.confidence) > 0.6;
    // both boxes surely empty: nothing is printed; else something may be there that nobody could read
    if (!isInitial && isReadable) return [];
    return [
      {
        ...base,
        value: '',
        text: '',
        confidence: 0,
        label: 'Erst-/Folgebescheinigung',
        box: toBox(union(label.rect, ...rects), form.page),
      },
    ];
  }
  const [ticked, other] = isInitial ? [initial, followUp] : [followUp, initial];
  if (ticked === null) return [];
  return [
    {
      ...base,
      value: isInitial ? 'INITIAL' : 'FOLLOW_UP',
      text: isInitial ? 'Erstbescheinigung' : 'Folgebescheinigung',
      confidence: confidenceOf(form, ticked, other),
      label: isInitial ? 'Erstbescheinigung' : 'Folgebescheinigung',
      box: toBox(ticked.rect, form.page),
    },
  ];
}

function readPair(
  form: FormPage,
  side: 'left' | 'right',
): { readonly initial: Tick | null; readonly followUp: Tick | null } {
  const read = (name: 'initial' | 'followUp') => {
    const ticks = tickPlaces(form, name).map((label, index) => readTick(form, name, label, index, side));
    return ticks.find((tick) => tick?.isTicked === true) ?? ticks.find((tick) => tick !== null) ?? null;
  };
  return { initial: read('initial'), followUp: read('followUp') };
}

/** On printed text a typed X is enough; on a picture the other box must have been seen empty. */
function confidenceOf(form: FormPage, ticked: Tick, other: Tick | null): number {
  if (form.page.source === 'text-layer') return ticked.confidence;
  if (other === null) return Math.min(ticked.confidence, 0.7);
  // exactly one of both is ticked: the one that is surely empty speaks for the other, too
  if (!other.isTicked && other.confidence >= 0.95 && ticked.confidence >= 0.55)
    return Math.max(ticked.confidence, 0.85);
  return Math.min(ticked.confidence, 0.3 + other.confidence);
}
