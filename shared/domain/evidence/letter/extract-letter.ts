import { toCalendarDate } from '../../../base/calendar-date.ts';
import type { FormPage } from '../certificate/form-page.ts';
import { readFacts } from '../certificate/read-facts.ts';
import type { Extraction, TextLine } from '../extraction.ts';
import { assignValues } from '../layout/assign-values.ts';
import { findLabels } from '../layout/find-labels.ts';
import type { LabelHit, LabelPattern } from '../layout/label-hit.ts';
import type { EvidenceRules } from '../rules.ts';
import type { Candidate } from '../verdict.ts';
import { weighReadings } from '../weigh-readings.ts';
import { type LetterPage, runsOf, toLetterPage, toLine } from './letter-lines.ts';
import { comparable, valueIn } from './parse-values.ts';

/** A two-digit birth year in a letter is seen from here; letters nearly always write four digits. */
const someDay = toCalendarDate('2026-01-01');

/** Labels of letters and contracts that nobody compares, but that own what stands beside them. */
const otherLabels = [
  'Name',
  'Familienname',
  'Vornamen',
  'Eigentum',
  'Datum',
  'Unser Zeichen',
  'Ihr Zeichen',
  'Geschäftszeichen',
  'Telefon',
  'Seite',
  'Zimmer',
  'Gesamtmiete',
  'Kaution',
  'Lage im Haus',
  'Tag der Übergabe',
  'Vormieter',
];

/** What stands at the labels of the rules, on any page, and every line of the letter for what needs no label. */
export function extractLetter(forms: readonly FormPage[], rules: EvidenceRules): Omit<Extraction, 'documents'> {
  const pages = forms.filter(({ page }) => page.source !== 'none').map(toLetterPage);
  const patterns = patternsOf(rules);
  const read = pages.map((page) => readPage(page, patterns));
  const candidates = rules.fields.map((rule): readonly [string, readonly Candidate[]] => [
    rule.field,
    read.flatMap(({ valued }) =>
      valued
        .filter(({ label }) => rule.labels.includes(label.name))
        .flatMap(({ label, line }) => candidatesOf(line, label, rule)),
    ),
  ]);
  return {
    candidates: Object.fromEntries(candidates),
    persons: [],
    lines: read.flatMap(({ lines }) => lines),
    facts: readFacts([], forms, [], rules.legibleFrom, someDay),
  };
}

interface ValuedLabel {
  readonly label: LabelHit<string>;
  readonly line: TextLine;
}

function readPage(
  page: LetterPage,
  patterns: readonly LabelPattern<string>[],
): { readonly valued: readonly ValuedLabel[]; readonly lines: readonly TextLine[] } {
  const labels = findLabels(page.layout, patterns);
  const runs = runsOf(page.layout, labels);
  const valued = assignValues(page.layout, labels, runs, true)
    .filter(({ isAmbiguous }) => !isAmbiguous)
    .map(({ label, value }) => ({ label, line: toLine(page, value) }));
  return { valued, lines: page.layout.segments.map((segment) => toLine(page, segment)) };
}

function patternsOf(rules: EvidenceRules): readonly LabelPattern<string>[] {
  const labels = new Set([...rules.fields.flatMap((rule) => rule.labels), ...otherLabels]);
  return [...labels].map((label) => ({ name: label, wordings: [label], startsLine: true }));
}

function candidatesOf(
  line: TextLine,
  label: LabelHit<string>,
  rule: EvidenceRules['fields'][number],
): readonly Candidate[] {
  const readings = line.readings.flatMap((reading) => {
    const value = valueIn(reading.text, rule.compare, someDay);
    return value === null
      ? []
      : [
          {
            ...reading,
            value: rule.compare === 'street' || rule.compare === 'city' ? value : comparable(value, rule.compare),
          },
        ];
  });
  const isPrinted = line.readings[0]?.engine === 'text-layer';
  const weighed = isPrinted ? readings : weighReadings(readings);
  return weighed.map(({ value, confidence }) => ({
    value: value.slice(0, 400),
    text: (readings.find((reading) => reading.value === value)?.text ?? value).slice(0, 400),
    contentHash: line.contentHash,
    page: line.page,
    box: line.box,
    confidence,
    label: label.name,
  }));
}
