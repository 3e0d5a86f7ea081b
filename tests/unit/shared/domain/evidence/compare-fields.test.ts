import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../../../shared/base/calendar-date.ts';
import type { ContentHash } from '../../../../../shared/base/ids.ts';
import type { SickPeriod } from '../../../../../shared/domain/evidence/verdict.ts';
import {
  arrangements,
  type PrintedCertificate,
  rowsCertificate,
  stackedCertificate,
} from '../../../../helpers/certificate-reading.ts';
import { type DeclaredNote, declaredByMara, verdictsOn, wordsOf } from '../../../../helpers/check-certificate.ts';
import { pageOf, readingOf } from '../../../../helpers/reading.ts';

const allAgree = Object.fromEntries(Object.keys(declaredByMara).map((field) => [field, 'agrees']));
const eachArrangement = Object.entries(arrangements);
const on = (
  draw: (typeof arrangements)['rows'],
  printed: Partial<PrintedCertificate>,
  declared: DeclaredNote = declaredByMara,
) => verdictsOn([readingOf([draw(printed)])], declared);

describe.each(eachArrangement)('a printed certificate with its days in %s', (_, draw) => {
  it('agrees in every field when everything is equal', () => {
    expect(wordsOf(on(draw, {}))).toEqual(allAgree);
  });

  it.each([
    ['unfitSince', '24.11.26'],
    ['unfitUntil', '28.11.26'],
    ['unfitUntil', '27.12.26'],
    ['unfitUntil', '27.11.25'],
    ['assessedOn', '22.11.26'],
    ['birthDate', '12.03.86'],
    ['birthDate', '03.12.85'],
    ['birthDate', '13.03.85'],
  ] as const)('differs exactly in %s when %s is printed', (field, text) => {
    expect(wordsOf(on(draw, { [field]: text }))).toEqual({ ...allAgree, [field]: 'differs' });
  });

  it.each([
    ['23.11.26', '27.11.26', '23.11.26', '12.03.85'],
    ['23.11.2026', '27.11.2026', '23.11.2026', '12.03.1985'],
    ['231126', '271126', '231126', '12.03.85'],
    ['2 3 1 1 2 6', '2 7 1 1 2 6', '2 3 1 1 2 6', '12.03.85'],
    ['2 3 . 1 1 . 2 6', '2 7 . 1 1 . 2 6', '2 3 . 1 1 . 2 6', '12.03.1985'],
    ['23. November 2026', '27. November 2026', '23. November 2026', '12. März 1985'],
    ['2026-11-23', '2026-11-27', '2026-11-23', '1985-03-12'],
  ])('reads days printed as %s', (unfitSince, unfitUntil, assessedOn, birthDate) => {
    expect(wordsOf(on(draw, { unfitSince, unfitUntil, assessedOn, birthDate }))).toEqual(allAgree);
  });

  it('never takes the day of another label for an empty one', () => {
    const empty = on(draw, { unfitSince: '' });
    expect(wordsOf(empty)).toEqual({ ...allAgree, unfitSince: 'not-found' });
    expect(wordsOf(on(draw, { unfitUntil: '', issuedOn: '27.11.26' }))).toEqual({
      ...allAgree,
      unfitUntil: 'not-found',
    });
    expect(wordsOf(on(draw, { assessedOn: '' }))).toEqual({ ...allAgree, assessedOn: 'not-found' });
    expect(wordsOf(on(draw, { birthDate: '' }))).toEqual({ ...allAgree, birthDate: 'not-found' });
  });

  it('keeps an empty start empty when the declared start is printed everywhere else', () => {
    const day = '23.11.26';
    const declared = { ...declaredByMara, unfitUntil: '2026-11-23' };
    const verdicts = on(
      draw,
      { unfitSince: '', unfitUntil: day, assessedOn: day, issuedOn: day, initial: 'X' },
      declared,
    );
    expect(verdicts.unfitSince?.verdict).toBe('not-found');
    expect(verdicts.unfitSince?.tolerance).toBe('other-place');
  });

  it.each([
    ['X', '', 'agrees'],
    ['☒', '☐', 'agrees'],
    ['☑', '☐', 'agrees'],
    ['[X]', '[ ]', 'agrees'],
    ['', 'X', 'differs'],
    ['☐', '☒', 'differs'],
    ['X', 'X', 'unreadable'],
    ['☐', '☐', 'not-found'],
  ])('with %s before Erst and %s before Folge: %s', (initial, followUp, verdict) => {
    expect(on(draw, { initial, followUp }).kind?.verdict).toBe(verdict);
  });

  it('does not take a word that is no day for one', () => {
    expect(on(draw, { unfitUntil: '2 7 1 1' }).unfitUntil?.verdict).toBe('unreadable');
    expect(on(draw, { unfitUntil: '27.l1.26' }).unfitUntil?.verdict).toBe('unreadable');
  });

  it.each([
    ['the sibling', ['MERTENS', 'MIRA'], { givenNames: 'differs' }],
    ['a namesake of the doctor', ['BEISPIEL', 'MARA'], { familyName: 'differs' }],
    ['lines swapped', ['MARA', 'MERTENS'], { familyName: 'differs', givenNames: 'differs' }],
    ['nobody', [], { familyName: 'not-found', givenNames: 'not-found' }],
  ] as const)('notices %s in the person block', (_name, name, expected) => {
    expect(wordsOf(on(draw, { name: [...name] }))).toEqual({ ...allAgree, ...expected });
  });
});

describe('a follow-up certificate without "seit"', () => {
  const previous: readonly SickPeriod[] = [
    {
      from: '2026-11-23' as CalendarDate,
      to: '2026-11-27' as CalendarDate,
      kind: 'INITIAL',
      assessedOn: null,
      contentHash: null,
    },
  ];
  const followUp = {
    initial: '',
    followUp: 'X',
    unfitSince: '',
    unfitUntil: '11.12.26',
    assessedOn: '30.11.26',
    issuedOn: '30.11.26',
  };
  const declared = {
    ...declaredByMara,
    kind: 'FOLLOW_UP',
    unfitSince: '2026-11-28',
    unfitUntil: '2026-12-11',
    assessedOn: '2026-11-30',
  };

  it('gets the start that follows from the certificate before it, and says that it is not printed', () => {
    const verdicts = verdictsOn([readingOf([rowsCertificate(followUp)])], declared, previous);
    expect(verdicts.unfitSince).toMatchObject({ verdict: 'not-found', tolerance: 'derived', found: '2026-11-28' });
  });

  it('differs where another start was declared', () => {
    const verdicts = verdictsOn(
      [readingOf([rowsCertificate(followUp)])],
      { ...declared, unfitSince: '2026-11-29' },
      previous,
    );
    expect(verdicts.unfitSince).toMatchObject({ verdict: 'differs', tolerance: 'derived', found: '2026-11-28' });
  });

  it('is compared as printed where an older form shows a start', () => {
    const verdicts = verdictsOn(
      [readingOf([rowsCertificate({ ...followUp, unfitSince: '23.11.26' })])],
      declared,
      previous,
    );
    expect(verdicts.unfitSince).toMatchObject({ verdict: 'differs', tolerance: 'exact', found: '2026-11-23' });
  });
});

describe('several certificates', () => {
  const hash = (letter: string) => letter.repeat(64) as ContentHash;

  it('agree when all of them say the same', () => {
    const pages = [rowsCertificate(), stackedCertificate({ bar: 'Ausfertigung für Versicherte' }, { page: 2 })];
    expect(wordsOf(verdictsOn([readingOf(pages)]))).toEqual(allAgree);
  });

  it('do not agree when two pages say different things', () => {
    const pages = [rowsCertificate(), stackedCertificate({ unfitUntil: '04.12.26' }, { page: 2 })];
    expect(verdictsOn([readingOf(pages)]).unfitUntil?.verdict).toBe('unreadable');
  });

  it('never take the name from one and the days from the other', () => {
    const other = readingOf([rowsCertificate({ name: ['KAYA', 'SELIN'], birthDate: '24.09.77' })], {
      contentHash: hash('b'),
    });
    const own = readingOf([rowsCertificate({ unfitUntil: '25.11.26' })]);
    const verdicts = verdictsOn([own, other]);
    for (const field of ['familyName', 'givenNames', 'birthDate', 'unfitUntil']) {
      expect(verdicts[field]?.verdict).toBe('unreadable');
    }
  });
});

describe('a paper that is no certificate', () => {
  it('confirms nothing, even with every value on it', () => {
    const letter = pageOf([
      [70, 100, 'Ihre Arbeitsunfähigkeitsbescheinigung'],
      [70, 130, 'wir haben Ihre Arbeitsunfähigkeitsbescheinigung erhalten. Danach sind Sie arbeitsunfähig seit'],
      [70, 145, '23.11.2026, voraussichtlich arbeitsunfähig bis einschließlich 27.11.2026; festgestellt am'],
      [70, 160, '23.11.2026. Ihre Angaben: Mara Mertens, geb. am 12.03.1985, Erstbescheinigung.'],
    ]);
    expect(new Set(Object.values(wordsOf(verdictsOn([readingOf([letter])]))))).toEqual(new Set(['not-found']));
  });
});

describe('what nobody declared', () => {
  it('is told where the proof surely says it', () => {
    const { assessedOn: _, ...declared } = declaredByMara;
    expect(on(rowsCertificate, {}, declared).assessedOn).toMatchObject({
      declared: null,
      verdict: 'differs',
      found: '2026-11-23',
    });
  });
});
