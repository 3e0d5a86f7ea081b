import { createHash } from 'node:crypto';
import { loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { makeSickNote } from '../../../../server/demo/files/make-sick-note.ts';
import type { ProofForm } from '../../../../server/demo/files/render-proof.ts';
import { cardCapitals } from '../../../../server/demo/files/sick-note-details.ts';
import { sniffMediaType } from '../../../../server/documents/sniff-media-type.ts';
import { isValidIk, isValidLanr } from '../../../../shared/domain/check-digits.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { day, sickNoteOf } from './demo-people.ts';

const forms: readonly ProofForm[] = ['digital-pdf', 'image-pdf', 'skewed-scan', 'phone-photo', 'screenshot'];
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const textOf = async (bytes: Uint8Array) => (await readPdf(bytes)).pages.join('\n');

describe('a sick note as a file', () => {
  it.each(forms)('is the same file for the same seed and passes the intake: %s', async (form) => {
    const file = await makeSickNote(sickNoteOf(), form, 'one');
    const again = await makeSickNote(sickNoteOf(), form, 'one');

    expect(hashOf(again.bytes)).toBe(hashOf(file.bytes));
    expect(again.fileName).toBe(file.fileName);
    expect(sniffMediaType(file.bytes)).toMatchObject({ ok: true, value: { mediaType: file.mediaType } });
    expect(file.bytes.length).toBeLessThan(4_000_000);
  });

  it('has its fields as text in the digital PDF', async () => {
    const details = sickNoteOf();
    const text = await textOf((await makeSickNote(details, 'digital-pdf', 'one')).bytes);

    expect(text).toContain('MERTENS');
    expect(text).toContain('12.03.85');
    expect(text).toContain('Erstbescheinigung');
    expect(text).toContain('Ausfertigung zur Vorlage beim Arbeitgeber');
    expect(text).toContain(details.doctorNumber);
    expect(text.replace(/\s/g, '')).toMatch(/arbeitsunfähigseit23\.11\.26/);
    expect(text.replace(/\s/g, '')).toContain('27.11.26');
  });

  it.each(['image-pdf', 'skewed-scan'] as const)('has a page but no text as %s', async (form) => {
    const { pageCount, pages } = await readPdf((await makeSickNote(sickNoteOf(), form, 'one')).bytes);
    expect(pageCount).toBe(1);
    expect(pages.join('').trim()).toBe('');
  });

  it('is stored lying as a photo, with the EXIF orientation that turns it upright', async () => {
    const { bytes } = await makeSickNote(sickNoteOf(), 'phone-photo', 'one');
    const sniffed = sniffMediaType(bytes);
    const exif = Buffer.from(bytes).subarray(0, 64).toString('latin1');

    expect(exif.slice(6, 12)).toBe('Exif\0\0');
    expect([6, 8]).toContain(bytes[31]);
    expect(sniffed).toMatchObject({ ok: true, value: { pixels: { width: 2856, height: 2142 } } });
    const shown = await loadImage(bytes);
    expect(shown.width).toBeLessThan(shown.height);
  });

  it('shows the diagnosis only on the copies for the insured and the insurer', async () => {
    const diagnosis = sickNoteOf().diagnoses[0] ?? 'none';
    const textFor = async (copy: 'employer' | 'insured' | 'insurer') =>
      textOf((await makeSickNote(sickNoteOf({ copy }), 'digital-pdf', 'one')).bytes);

    expect(await textFor('employer')).not.toContain(diagnosis);
    expect(await textFor('insured')).toContain(diagnosis);
    expect(await textFor('insurer')).toContain('Ausfertigung zur Vorlage bei der Krankenkasse');
  });

  it('leaves the start empty on a follow-up certificate', async () => {
    const details = sickNoteOf({ kind: 'follow-up', unfitSince: null, unfitUntil: day('2026-12-11') });
    const text = (await textOf((await makeSickNote(details, 'digital-pdf', 'one')).bytes)).replace(/\s/g, '');
    expect(text).toContain('11.12.26');
    expect(text).not.toContain('arbeitsunfähigseit23');
  });

  it('carries numbers of doctor and insurer with right check digits', () => {
    const details = sickNoteOf();
    expect(isValidLanr(details.doctorNumber)).toBe(true);
    expect(isValidIk(details.insurerCode)).toBe(true);
  });

  it.each([
    ['Groß-Weiß', 'kept', 'GROSS-WEISS'],
    ['Groß-Weiß', 'written-out', 'GROSS WEISS'],
    ['Jürgen', 'kept', 'JÜRGEN'],
    ['Jürgen', 'written-out', 'JUERGEN'],
    ['Yıldız', 'kept', 'YILDIZ'],
    ['Łukasz', 'kept', 'LUKASZ'],
    ['Nguyễn', 'kept', 'NGUYEN'],
    ['Şahin', 'kept', 'SAHIN'],
  ] as const)('prints the name %s (%s) as %s', (name, umlauts, expected) => {
    expect(cardCapitals(name, umlauts)).toBe(expected);
  });
});
