import type { ContentHash } from '../../../base/ids.ts';
import { type Assignment, assignValues } from '../layout/assign-values.ts';
import { type DateOnPage, findDates } from '../layout/find-dates.ts';
import { findLabels, type LabelHit } from '../layout/find-labels.ts';
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
  const labels = findLabels(layout, formLabels);
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

export function hitsOf(form: FormPage, name: FormLabel): readonly LabelHit<FormLabel>[] {
  return form.labels.filter((label) => label.name === name);
}

export function has(form: FormPage, ...names: readonly FormLabel[]): boolean {
  return names.some((name) => form.labels.some((label) => label.name === name));
}
