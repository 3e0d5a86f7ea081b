import { describe, expect, it } from 'vitest';
import { toCalendarDate } from '../../../../shared/base/calendar-date.ts';
import { prepareCedeLetter } from '../../../../shared/domain/cede-letter.ts';

const facts = {
  name: { familyName: 'Mertens', givenNames: 'Mara' },
  procedure: 'Umzug',
  receivedOn: toCalendarDate('2026-11-24'),
  authority: ' Jobcenter Euskirchen ',
};

describe('the letter of an Abgabe', () => {
  it('names the receiver, the law, and the day that counts', () => {
    const letter = prepareCedeLetter(facts);
    expect(letter).toContain('Guten Tag Mara Mertens,');
    expect(letter).toContain('sondern diese Stelle: Jobcenter Euskirchen.');
    expect(letter).toContain('§ 16 Absatz 2 Sozialgesetzbuch I');
    expect(letter).toContain('also am 24.11.2026');
  });

  it('asks for the receiver as long as none is named', () => {
    expect(prepareCedeLetter({ ...facts, authority: '  ' })).toContain('(bitte hier die Stelle nennen)');
  });
});
