import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderSubmissionCopy, type SubmissionCopyInput } from '../../../../server/documents/submission-copy.ts';
import { readPdf } from './read-pdf.ts';

const input: SubmissionCopyInput = {
  officeName: 'Jobcenter Musterkreis',
  processNumber: 'JC-2026-11-004711',
  receivedAt: '2026-11-24T07:12:31.482Z',
  sentAt: new Date('2026-11-24T07:12:01.000Z'),
  procedureLabel: 'Krankmeldung',
  applicant: [
    { label: 'Familienname', value: 'Groß-Weiß' },
    { label: 'Vornamen', value: 'Jürgen' },
    { label: 'Geburtsdatum', value: '01.01.1990' },
  ],
  declared: [
    { label: 'Art der Bescheinigung', value: 'Erstbescheinigung' },
    { label: 'Arbeitsunfähig seit', value: '23.11.2026' },
  ],
  attachments: [
    { name: 'AU für Düren.pdf', size: 234_567, mediaType: 'application/pdf', sha256: 'a1b2c3d4e5f60718'.repeat(4) },
  ],
};

describe('the Durchschrift', () => {
  it('contains everything that was declared, with process number, moment of receipt and hashes', async () => {
    const text = (await readPdf(await renderSubmissionCopy(input))).pages.join('\n');

    const expected = [
      'Jobcenter Musterkreis',
      'Durchschrift der Einreichung',
      'JC-2026-11-004711',
      'Krankmeldung',
      '24.11.2026, 08:12:31 Uhr (2026-11-24T07:12:31.482Z)',
      '24.11.2026, 08:12:01 Uhr (2026-11-24T07:12:01.000Z)',
      'Groß-Weiß',
      'Jürgen',
      '01.01.1990',
      'Art der Bescheinigung',
      'Erstbescheinigung',
      '23.11.2026',
      'AU für Düren.pdf',
      'application/pdf',
      '234,6 KB',
      'a1b2c3d4e5f60718'.repeat(4),
      'Seite 1 von 1',
    ];
    for (const part of expected) expect(text).toContain(part);
  });

  it('has the same bytes for the same input and others for another', async () => {
    const hash = async (value: SubmissionCopyInput) =>
      createHash('sha256')
        .update(await renderSubmissionCopy(value))
        .digest('hex');

    expect(await hash(input)).toBe(await hash({ ...input, receivedAt: new Date('2026-11-24T07:12:31.482Z') }));
    expect(await hash(input)).not.toBe(await hash({ ...input, processNumber: 'JC-2026-11-004712' }));
  });

  it('declares itself as tagged PDF/A-2b in German with an output intent and embeds all its fonts', async () => {
    const raw = Buffer.from(await renderSubmissionCopy(input)).toString('latin1');

    expect(raw.startsWith('%PDF-1.7')).toBe(true);
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(raw).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(raw).toContain('/OutputIntents');
    expect(raw).toContain('/Lang (de-DE)');
    expect(raw).toContain('/StructTreeRoot');
    expect(raw).not.toContain('/Type1');
    expect(raw.match(/\/FontFile2/g)?.length).toBe(raw.match(/\/FontDescriptor\n/g)?.length);
  });

  it('writes names of many languages', async () => {
    const names = 'Nguyễn Wałęsa Şükran Ğ ı Їванка Žižek';
    const text = await textOf({ ...input, applicant: [{ label: 'Name', value: names }] });
    expect(text.replace(/\s+/g, '')).toContain(names.replace(/\s+/g, ''));
  });

  it('shows characters that could mislead or have no shape by their code', async () => {
    const text = await textOf({ ...input, declared: [{ label: 'Mitteilung', value: 'a\u202Eb\u0000c😀' }] });
    expect(text).toContain('a[U+202E]b[U+0000]c[U+1F600]');
  });

  it('lists thirty attachments over several pages, each page numbered', async () => {
    const attachments = Array.from({ length: 30 }, (_, index) => ({
      name: `Anlage ${index + 1} ${'mit langem Namen '.repeat(6)}.pdf`,
      size: 1000 + index,
      mediaType: 'image/jpeg',
      sha256: index.toString(16).padStart(64, '0'),
    }));

    const { pageCount, pages } = await readPdf(await renderSubmissionCopy({ ...input, attachments }));

    expect(pageCount).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) expect(page).toContain(`Seite ${index + 1} von ${pageCount}`);
    for (const file of attachments) expect(pages.join('\n')).toContain(file.sha256);
  });

  it('loses nothing of a value that is longer than a page or a word that is longer than a line', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `w${index}`);
    const value = `${words.join(' ')} ${'x'.repeat(5000)}`;
    const text = await textOf({ ...input, declared: [{ label: 'Mitteilung', value }] });
    for (const word of words) expect(text).toMatch(new RegExp(`\\b${word}\\b`));
    expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(5000);
  });

  it('survives markup in the office name and empty values', async () => {
    const text = await textOf({
      ...input,
      officeName: 'Jobcenter <Müller & Söhne>',
      declared: [{ label: 'Telefon', value: ' ' }],
      attachments: [],
    });
    expect(text).toContain('Jobcenter <Müller & Söhne>');
    expect(text).toContain('keine Angabe');
    expect(text).toContain('keine Dateien');
  });
});

async function textOf(value: SubmissionCopyInput): Promise<string> {
  return (await readPdf(await renderSubmissionCopy(value))).pages.join('\n');
}
