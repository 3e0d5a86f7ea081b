import { describe, expect, it } from 'vitest';
import { toCalendarDate } from '../../../../../../shared/base/calendar-date.ts';
import { noFacts } from '../../../../../../shared/domain/evidence/proof-facts.ts';
import { box, certificate, check, mertens, period, proofHash, sampleInput, titles } from '../evidence-samples.ts';

const day = toCalendarDate;
const place = { contentHash: proofHash, page: 1, box };

describe('C19 to C24, what else the file and the page say', () => {
  const event = (kind: 'appointment' | 'missed-appointment' | 'absence', from: string, to = from) => ({
    kind,
    from: day(from),
    to: day(to),
  });
  it.each([
    [event('appointment', '2026-11-25'), ['C19 info Termin im Zeitraum']],
    [event('missed-appointment', '2026-11-27'), ['C19 flag Versäumter Termin im Zeitraum']],
    [event('missed-appointment', '2026-11-28'), []],
    [event('absence', '2026-11-01', '2026-11-23'), ['C20 flag Ortsabwesenheit im Zeitraum']],
    [event('absence', '2026-11-01', '2026-11-22'), []],
  ] as const)('%o', (given, expected) => {
    expect(titles({ input: { events: [given] } })).toEqual(expected);
  });

  it('tells every ticked box that points to another payer', () => {
    const accidents = [
      { kind: 'other-accident', place },
      { kind: 'compensation', place: null },
    ] as const;
    expect(titles({ compared: { facts: { ...noFacts, accidents } } })).toEqual([
      'C21 flag Unfall angekreuzt',
      'C21 flag SER angekreuzt',
    ]);
  });

  it('remarks on a wrong check digit without a reproach and without the number', () => {
    const facts = { ...noFacts, wrongCheckDigits: [{ kind: 'LANR', place }] };
    const [finding] = check({ compared: { facts } }).findings;
    expect(finding).toMatchObject({ id: 'C24', severity: 'flag', title: 'Auffälligkeit', box });
    expect(finding?.why).not.toMatch(/\d{3}|fälsch|Verdacht|Betrug/);
  });

  it('tells a number of another file on the page', () => {
    const applicant = { ...mertens, caseNumber: '31302BG0001234' };
    const on = (value: string) => ({ ...noFacts, fileNumbers: [{ kind: 'case', value, place } as const] });
    expect(titles({ input: { applicant }, compared: { facts: on('31302BG0009999') } })).toEqual([
      'L4 flag Andere BG-Nummer',
    ]);
    expect(titles({ input: { applicant }, compared: { facts: on('31302//0001234') } })).toEqual([]);
  });
});

it('gives every finding of a check a key of its own, the gravest first', () => {
  const events = ['2026-11-23', '2026-11-24', '2026-11-25'].map((on) => ({
    kind: 'missed-appointment' as const,
    from: day(on),
    to: day(on),
  }));
  const { findings } = check({
    input: { events, previous: [period('2026-11-18', '2026-11-24')] },
    proof: { unfitUntil: '2026-11-26', givenNames: 'Mia' },
    compared: { documents: [certificate({ copyKind: 'INSURER', containsDiagnosis: true })] },
  });
  expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
  const order = ['hard', 'privacy', 'flag', 'info'];
  const weights = findings.map(({ severity }) => order.indexOf(severity));
  expect(weights).toEqual([...weights].sort());
});

it('does the same for the same input', () => {
  expect(check({ input: sampleInput() })).toEqual(check({ input: sampleInput() }));
});
