import { describe, expect, it } from 'vitest';
import type { Box } from '../../../../../shared/domain/evidence/box.ts';
import { planLooks } from '../../../../../shared/domain/evidence/plan-looks.ts';
import type { DocumentReading, Look, LookResult } from '../../../../../shared/domain/evidence/reading.ts';
import { arrangements, type PrintedCertificate, rowsCertificate } from '../../../../helpers/certificate-reading.ts';
import { declaredByMara, verdictsOn, wordsOf } from '../../../../helpers/check-certificate.ts';
import { pageOf, readingOf, withLooks } from '../../../../helpers/reading.ts';

const scanned = (draw: (typeof arrangements)['rows'], printed: Partial<PrintedCertificate> = {}) =>
  readingOf([draw(printed, { source: 'ocr', confidence: 0.9 })]);
const fieldsOf = (looks: readonly Look[]) => new Set(looks.map(({ id }) => id.split(':')[1]));
const allAgree = Object.fromEntries(Object.keys(declaredByMara).map((field) => [field, 'agrees']));

/** An engine that reads what the test says stands at a place: the text layer of the same page. */
function readAgain(
  reading: DocumentReading,
  truth: DocumentReading,
  change: (look: Look, text: string) => string = (_, text) => text,
) {
  const words = truth.pages[0]?.words ?? [];
  const answer = (look: Look): Partial<Pick<LookResult, 'readings' | 'mark'>> => {
    const inside = words.filter(({ box }) => isInside(look.box, box));
    if (look.kind === 'mark') {
      const isTicked = inside.some(({ text }) => text === 'X');
      return { mark: look.id.endsWith(':left') ? { isTicked, confidence: 0.98, box: look.box } : null };
    }
    const wanted = inside.filter(({ text }) => (look.kind === 'date' ? /\d|^\.$/ : /\p{L}/u).test(text));
    const text = change(look, wanted.map((word) => word.text).join(' '));
    return text === ''
      ? { readings: [] }
      : { readings: ['pp-ocr', 'tesseract'].map((engine) => ({ engine, text, confidence: 0.95, box: look.box })) };
  };
  return withLooks(reading, planLooks(reading), answer);
}

function isInside(outer: Box, inner: Box): boolean {
  const [x, y] = [inner.left + inner.width / 2, inner.top + inner.height / 2];
  return x > outer.left && x < outer.left + outer.width && y > outer.top && y < outer.top + outer.height;
}

describe('planning closer looks', () => {
  it.each(Object.entries(arrangements))('asks a scanned certificate in %s for every day, name and box', (_, draw) => {
    const fields = fieldsOf(planLooks(scanned(draw)));
    for (const field of [
      'unfitSince',
      'unfitUntil',
      'assessedOn',
      'birthDate',
      'issuedOn',
      'person',
      'initial',
      'followUp',
      'workAccident',
    ]) {
      expect(fields).toContain(field);
    }
  });

  it('asks printed text for nothing that its words say', () => {
    const looks = planLooks(readingOf([rowsCertificate()]));
    expect(looks.every(({ kind }) => kind === 'mark')).toBe(true);
    expect(fieldsOf(looks)).not.toContain('initial');
  });

  it('asks printed text for boxes that are only drawn', () => {
    expect(fieldsOf(planLooks(readingOf([rowsCertificate({ initial: '', followUp: '' })])))).toContain('initial');
  });

  it('asks nothing of a printed letter', () => {
    expect(
      planLooks(
        readingOf([pageOf([[70, 80, 'Sehr geehrte Damen und Herren, anbei mein Mietvertrag vom 01.12.2026.']])]),
      ),
    ).toEqual([]);
  });

  it('gives every look an id of its own, within the page', () => {
    const looks = planLooks(scanned(rowsCertificate));
    expect(new Set(looks.map(({ id }) => id)).size).toBe(looks.length);
    for (const { box } of looks) {
      expect(box.left + box.width).toBeLessThanOrEqual(1.000001);
      expect(box.top + box.height).toBeLessThanOrEqual(1.000001);
      expect(box.width * box.height).toBeGreaterThan(0);
    }
  });
});

describe.each(Object.entries(arrangements))('a scanned certificate in %s, looked at more closely', (_, draw) => {
  it('agrees when all engines read the declared values', () => {
    const reading = scanned(draw);
    expect(wordsOf(verdictsOn([readAgain(reading, reading)]))).toEqual(allAgree);
  });

  it('agrees in nothing without the closer looks', () => {
    expect(Object.values(wordsOf(verdictsOn([scanned(draw)])))).not.toContain('agrees');
  });

  it('finds a day that the first reading overlooked', () => {
    const seen = scanned(draw, { unfitUntil: '' });
    const found = verdictsOn([readAgain(seen, scanned(draw))]).unfitUntil;
    expect(found).toMatchObject({ verdict: 'agrees', found: '2026-11-27' });
  });

  it('differs exactly where all engines read another day', () => {
    const reading = scanned(draw, { unfitUntil: '28.11.26' });
    expect(wordsOf(verdictsOn([readAgain(reading, reading)]))).toEqual({ ...allAgree, unfitUntil: 'differs' });
  });

  it.each([
    ['unfitUntil', '27.11.26', '28.11.26'],
    ['birthDate', '12.03.85', '12.08.85'],
  ])('doubts %s when the first reading says %s and the closer ones %s', (field, first, closer) => {
    const reading = scanned(draw, { [field]: first });
    const verdict = verdictsOn([
      readAgain(reading, reading, (look, text) => (look.id.includes(field) ? closer : text)),
    ])[field]?.verdict;
    expect(verdict).toBe('unreadable');
  });

  it('doubts a name that one engine reads in another way', () => {
    const reading = scanned(draw);
    const verdicts = verdictsOn([
      readAgain(reading, reading, (look, text) =>
        look.id.includes('person') ? text.replace('MERTENS', 'MARTENS') : text,
      ),
    ]);
    expect(verdicts.familyName?.verdict).toBe('unreadable');
  });

  it('leaves an empty start empty although the next row is near', () => {
    const reading = scanned(draw, { unfitSince: '', initial: '', followUp: 'X' });
    const verdict = verdictsOn([readAgain(reading, reading)], {
      ...declaredByMara,
      kind: 'FOLLOW_UP',
      unfitSince: '2026-11-27',
    }).unfitSince;
    expect(verdict?.verdict).not.toBe('agrees');
    expect(verdict?.candidates.filter(({ label }) => label !== null)).toEqual([]);
  });
});
