import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../electron/evidence/read-document.ts';
import { makeSickNote } from '../../../../server/demo/files/make-sick-note.ts';
import { makeSickNoteDetails } from '../../../../server/demo/files/sick-note-details.ts';
import { makePerson } from '../../../../server/demo/names/make-person.ts';
import { createSeededRandom } from '../../../../server/demo/names/seeded-random.ts';
import { toCalendarDate } from '../../../../shared/base/calendar-date.ts';
import { contentHash } from '../../../../shared/base/ids.ts';
import { createSquareReader } from './square-reader.ts';

const day = toCalendarDate('2026-11-23');

async function readInsurersCopy(form: 'digital-pdf' | 'image-pdf' | 'skewed-scan') {
  const random = createSeededRandom('barcode');
  const details = makeSickNoteDetails(random, makePerson(random), {
    copy: 'insurer',
    kind: 'initial',
    unfitSince: day,
    unfitUntil: day,
    assessedOn: day,
  });
  const { bytes, mediaType } = await makeSickNote(details, form, 'barcode');
  const hash = contentHash.parse('cd'.repeat(32));
  const reading = await readDocument({ bytes, mediaType, contentHash: hash }, { ocr: createSquareReader() });
  return { reading, diagnosis: details.diagnoses[0]?.slice(0, 5) ?? '' };
}

describe('the barcode of the insurer’s copy', () => {
  it.each(['digital-pdf', 'image-pdf', 'skewed-scan'] as const)(
    'is found on a %s, and nothing behind its third field is kept',
    async (form) => {
      const { reading, diagnosis } = await readInsurersCopy(form);
      expect(reading.barcodes).toMatchObject([
        { page: 1, format: 'PDF417', firstFields: ['01', 'a', expect.any(String)] },
      ]);
      const [barcode] = reading.barcodes;
      expect(barcode?.box.width).toBeGreaterThan(0.1);
      expect(diagnosis).toMatch(/^[A-Z]\d\d\.\d$/);
      expect(JSON.stringify(reading.barcodes)).not.toContain(diagnosis);
    },
  );
});
