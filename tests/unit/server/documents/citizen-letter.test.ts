import { describe, expect, it } from 'vitest';
import { type CitizenLetterInput, renderCitizenLetter } from '../../../../server/documents/citizen-letter.ts';
import { toCalendarDate } from '../../../../shared/base/calendar-date.ts';
import { readPdf } from './read-pdf.ts';

const input: CitizenLetterInput = {
  officeName: 'Jobcenter Musterkreis',
  processNumber: 'JC-2026-11-004711',
  procedureLabel: 'Krankmeldung',
  kind: 'request',
  recipient: {
    givenNames: 'Jürgen',
    familyName: 'Groß-Weiß',
    address: { street: 'Rosengäßchen 12', postalCode: '52349', city: 'Düren' },
  },
  receivedOn: toCalendarDate('2026-11-24'),
  writtenAt: new Date('2026-11-24T09:00:00Z'),
  writtenOn: toCalendarDate('2026-11-24'),
  text: 'bitte schicken Sie den Nachweis noch einmal.\n\nEr war nicht zu lesen.',
  dueOn: toCalendarDate('2026-12-08'),
  workerName: 'Sabine Okafor',
  standsInForName: null,
};

async function textOf(changes: Partial<CitizenLetterInput>): Promise<string> {
  return (await readPdf(await renderCitizenLetter({ ...input, ...changes }))).pages.join('\n');
}

describe('a letter to a citizen', () => {
  it('says to whom, about what, until when, what was written, and by whom', async () => {
    const text = await textOf({});
    for (const part of [
      'Jobcenter Musterkreis',
      'Jürgen Groß-Weiß',
      'Rosengäßchen 12',
      '52349 Düren',
      'JC-2026-11-004711',
      'Krankmeldung, eingegangen am 24.11.2026',
      '08.12.2026',
      'Guten Tag Jürgen Groß-Weiß,',
      'bitte schicken Sie den Nachweis noch einmal.',
      'Er war nicht zu lesen.',
      'Mit freundlichen Grüßen',
      'Sabine Okafor',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('does not greet twice where the person wrote the whole letter', async () => {
    const text = await textOf({ text: 'Guten Tag,\n\nes fehlt etwas.\n\nFreundliche Grüße\nIhr Jobcenter' });
    expect(text.match(/Guten Tag/g)).toHaveLength(1);
    expect(text.match(/Grüße/g)).toHaveLength(1);
  });

  it('says for whom a deputy wrote it, also where they wrote the whole letter', async () => {
    expect(await textOf({})).not.toContain('Vertretung');
    const deputy = { standsInForName: 'K. Yıldız' };
    expect(await textOf(deputy)).toMatch(/Sabine Okafor\s+in Vertretung für K. Yıldız/);
    const whole = await textOf({
      ...deputy,
      text: 'Guten Tag,\n\nes fehlt etwas.\n\nFreundliche Grüße\nSabine Okafor',
    });
    expect(whole).toContain('Geschrieben von Sabine Okafor in Vertretung für K. Yıldız.');
  });

  it('asks for nothing by a day where nothing is asked for', async () => {
    expect(await textOf({ kind: 'return', dueOn: null })).not.toContain('Bitte antworten Sie bis');
  });

  it('loses nothing of a text that is longer than a page', async () => {
    const words = Array.from({ length: 900 }, (_, index) => `w${index}`).join(' ');
    const { pageCount, pages } = await readPdf(await renderCitizenLetter({ ...input, text: words }));
    expect(pageCount).toBeGreaterThan(1);
    const text = pages.join(' ').replaceAll('\n', ' ');
    expect(words.split(' ').filter((word) => !text.includes(word))).toEqual([]);
  });

  it('goes out under the name alone where no address is known', async () => {
    const text = await textOf({ recipient: { ...input.recipient, address: null } });
    expect(text).toContain('Jürgen Groß-Weiß');
    expect(text).not.toContain('Rosengäßchen');
  });

  it('has the same bytes for the same input, because it is stored under their hash', async () => {
    expect(Buffer.from(await renderCitizenLetter(input)).equals(await renderCitizenLetter(input))).toBe(true);
  });
});
