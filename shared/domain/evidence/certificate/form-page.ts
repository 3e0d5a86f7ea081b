import type { ContentHash } from '../../../base/ids.ts';
import { type Assignment, assignValues } from '../layout/assign-values.ts';
import { type DateOnPage, findDates } from '../layout/find-dates.ts';
import { findLabels } from '../layout/find-labels.ts';
import type { LabelHit } from '../layout/label-hit.ts';
import { layOut, type PageLayout } from '../layout/page-layout.ts';
import type { DocumentReading, LookResult, PageReading } from '../reading.ts';
import { type FormLabel, formLabels } from './form-labels.ts';

/** One page with everything that is looked for on a form. */
export interface FormPage {
  readonly contentHash: ContentHash;
  readonly page: PageReading;
  readonly layout: PageLayout;
  readonly labels: readonly LabelHit<FormLabel>[];
  readonly dates: readonly DateOnPage[];
  readonly days: readonly Assignment<FormLabel, DateOnPage>[];
  /** Closer looks at this page, by id. */
  readonly looks: ReadonlyMap<string, LookResult>;
}

/** Labels beside or below which a day stands. The others only stand in the way. */
const ownsDay: ReadonlySet<FormLabel> = new Set<FormLabel>([
  'birthDate',
  'issuedOn',
  'unfitSince',
  'unfitUntil',
  'assessedOn',
  'printedOn',
]);

/** Labels and days of every page that could be read. */
export function readForms(reading: DocumentReading): readonly FormPage[] {
  return reading.pages.map((page) => readForm(reading, page));
}

function readForm(reading: DocumentReading, page: PageReading): FormPage {
  const layout = layOut(page);
  const found = findLabels(layout, formLabels);
  const labels = [...found, ...brokenPersonLabel(layout, found)];
  const dates = findDates(layout);
  const owners = labels.filter(({ name }) => ownsDay.has(name));
  return {
    contentHash: reading.contentHash,
    page,
    layout,
    labels,
    dates,
    days: assignValues(layout, owners, dates),
    looks: new Map(
      reading.looks.filter(({ look }) => look.page === page.page).map((result) => [result.look.id, result]),
    ),
  };
}

/** "Name, …" at the beginning of a line whose rest is too small to be read, where nothing else is the label of a name. */
function brokenPersonLabel(layout: PageLayout, found: readonly LabelHit<FormLabel>[]): readonly LabelHit<FormLabel>[] {
  if (found.some(({ name }) => name === 'person') || !found.some(({ name }) => name === 'birthDate')) return [];
  const taken = new Set(found.flatMap(({ pieces }) => [...pieces]));
  const line = layout.segments.find(
    ({ pieces }) => /^Name[,.;]/.test(pieces[0]?.text ?? '') && pieces.every((piece) => !taken.has(piece)),
  );
  if (line === undefined) return [];
  return [
    {
      name: 'person',
      rect: line.rect,
      lineHeight: line.lineHeight,
      pieces: new Set(line.pieces),
      distortion: 0.5,
      before: [],
      prefix: '',
      text: 'Name, Vorname',
    },
  ];
}

export function hitsOf(form: FormPage, name: FormLabel): readonly LabelHit<FormLabel>[] {
  return form.labels.filter((label) => label.name === name);
}

export function has(form: FormPage, ...names: readonly FormLabel[]): boolean {
  return names.some((name) => form.labels.some((label) => label.name === name));
}
