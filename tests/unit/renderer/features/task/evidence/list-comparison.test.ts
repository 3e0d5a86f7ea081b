import { describe, expect, it } from 'vitest';
import { listComparison } from '../../../../../../renderer/features/task/evidence/list-comparison.ts';
import { listMarks, otherCandidates } from '../../../../../../renderer/features/task/evidence/list-marks.ts';
import { box, proofHash, sampleEvidence, sampleFinding, sampleVerdict } from '../evidence-samples.ts';
import { sampleView } from '../task-view-samples.ts';

const { task } = sampleView();
const rowsOf = (...fields: object[]) => listComparison(task, sampleEvidence({ fields }).check);
const rowOf = (id: string, ...fields: object[]) => rowsOf(...fields).find((row) => row.id === id);

describe('the comparison', () => {
  it('shows what was declared also where nothing was compared', () => {
    const rows = listComparison(task, null);

    expect(rows.map(({ label, value, result }) => [label, value, result])).toEqual([
      ['Name', 'Mara Mertens', undefined],
      ['Geburtsdatum', '12.03.1985', undefined],
      ['Art der Bescheinigung', 'Erstbescheinigung', undefined],
      ['Arbeitsunfähig seit', '23.11.2026', undefined],
      ['Voraussichtlich bis', '27.11.2026', undefined],
    ]);
  });

  it('shows both names in one row with the worse verdict', () => {
    const family = sampleVerdict('familyName', 'Mertens', { foundText: 'MERTENS' });
    const given = sampleVerdict('givenNames', 'Mara', { foundText: 'MARIA', verdict: 'differs' });

    expect(rowOf('name', family, given)).toMatchObject({ found: 'MERTENS MARIA', result: 'differs' });
    expect(rowOf('name', family)).toMatchObject({ found: 'MERTENS', result: 'agrees' });
  });

  it('shows a value as it is printed, and a ticked box as such', () => {
    const until = sampleVerdict('unfitUntil', '2026-11-27', { foundText: '27.11.26' });

    expect(rowOf('unfitUntil', until)).toMatchObject({ found: '27.11.26', result: 'agrees' });
    expect(rowOf('kind', sampleVerdict('kind', 'INITIAL', { foundText: 'X' }))?.found).toBe('☒ Erstbescheinigung');
  });

  it('shows a day without the gaps between its cells', () => {
    expect(
      rowOf('unfitUntil', sampleVerdict('unfitUntil', '2026-11-27', { foundText: '2 7 . 1 1 . 2 6' }))?.found,
    ).toBe('27.11.26');
  });

  it('gives a derived value its own word and a row of its own', () => {
    const derived = { found: '2026-11-28', foundText: null, box: null, page: null, contentHash: null };
    const start = sampleVerdict('assessedOn', null, { ...derived, tolerance: 'derived', verdict: 'not-found' });

    expect(rowOf('assessedOn', start)).toMatchObject({ value: '', found: '28.11.2026', result: 'derived' });
  });

  it('says which values a person took over from the proof', () => {
    const takenOver = { unfitUntil: { value: '2026-11-27', reason: 'Nachweis' } };
    const rows = listComparison(sampleView({ task: { takenOver } }).task, null);

    expect(rows.filter(({ isTakenOver }) => isTakenOver).map(({ id }) => id)).toEqual(['unfitUntil']);
  });

  it('never makes a derived difference look harmless', () => {
    const start = sampleVerdict('unfitSince', '2026-11-23', { tolerance: 'derived', verdict: 'differs' });

    expect(rowOf('unfitSince', start)?.result).toBe('differs');
  });
});

describe('the marks on the page', () => {
  const candidate = {
    value: 'x',
    text: '23.11.26',
    contentHash: proofHash,
    page: 2,
    box,
    confidence: 1,
    label: 'Datum',
  };
  const until = sampleVerdict('unfitUntil', '2026-11-27', { verdict: 'differs' });
  const withOther = { ...until, candidates: [...until.candidates, candidate] };

  it('have the tone and the words of their verdict', () => {
    expect(listMarks(rowsOf(until), [], new Set())).toMatchObject([
      { id: 'field:unfitUntil', tone: 'bad', label: 'Voraussichtlich bis: weicht ab', page: 1 },
    ]);
  });

  it('show other places only of the row that is unfolded', () => {
    const rows = rowsOf(withOther);

    expect(listMarks(rows, [], new Set())).toHaveLength(1);
    expect(listMarks(rows, [], new Set(['unfitUntil']))).toMatchObject([{}, { id: 'candidate:unfitUntil:1', page: 2 }]);
  });

  it('leave out the candidate that has its mark already, and keep all where none decided', () => {
    const [decided] = rowsOf(withOther).filter(({ id }) => id === 'unfitUntil');
    const [open] = rowsOf({ ...withOther, verdict: 'not-found', box: null }).filter(({ id }) => id === 'unfitUntil');

    expect(decided === undefined ? [] : otherCandidates(decided)).toHaveLength(1);
    expect(open === undefined ? [] : otherCandidates(open)).toHaveLength(2);
  });

  it('show the place of a finding that is about no single value', () => {
    const finding = sampleFinding('C02', 'privacy', { contentHash: proofHash, page: 1, box });
    const { check } = sampleEvidence({ findings: [finding, { ...finding, key: 'C10', field: 'unfitUntil' }] });

    expect(listMarks([], check?.findings ?? [], new Set())).toMatchObject([{ id: 'finding:C02', tone: 'warn' }]);
  });
});
