import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../electron/evidence/read-document.ts';
import { createLazyOcr } from '../../../../electron/evidence/service/lazy-ocr.ts';
import { maskDiagnosis } from '../../../../electron/evidence/service/mask-diagnosis.ts';
import { contentHash } from '../../../../shared/base/ids.ts';
import { extract } from '../../../../shared/domain/evidence/extract.ts';
import type { DocumentReading } from '../../../../shared/domain/evidence/reading.ts';
import { sickNote } from '../../../../shared/procedures/definitions/sick-note.ts';
import { makeCase } from '../../../fixtures/make-case.ts';
import { sampleReading } from '../../../helpers/sample-reading.ts';
import { sampleContent } from '../../../helpers/sample-rows.ts';

/** The eleventh case of the corpus: a doctor's copy as a digital PDF, with two codes. */
const DIGITAL_WITH_DIAGNOSIS = 10;
const icd = /\b[A-TV-Z]\d\d\.\d\b/;

async function readDigital(index: number): Promise<DocumentReading> {
  const [file] = (await makeCase(index)).files;
  if (file === undefined) throw new Error('the case has no file');
  const bytes = new Uint8Array(file.bytes);
  const hash = contentHash.parse(createHash('sha256').update(bytes).digest('hex'));
  const ocr = createLazyOcr();
  try {
    return await readDocument({ bytes, mediaType: 'application/pdf', contentHash: hash }, { ocr });
  } finally {
    await ocr.close();
  }
}

const examined = (reading: DocumentReading) => {
  const rules = sickNote.evidence;
  if (rules === null) throw new Error('sick notes are compared');
  return extract([reading], rules);
};

describe('what is kept of a reading', () => {
  it('has no code of a diagnosis, but that there is one, where, and everything else', async () => {
    const reading = await readDigital(DIGITAL_WITH_DIAGNOSIS);
    const masked = maskDiagnosis(reading);
    expect(JSON.stringify(reading)).toMatch(icd);
    expect(JSON.stringify(masked)).not.toMatch(icd);
    const [before, after] = [examined(reading), examined(masked)];
    expect(after.documents[0]).toMatchObject({ containsDiagnosis: true, copyKind: before.documents[0]?.copyKind });
    expect(after.documents[0]?.sensitive).toEqual(before.documents[0]?.sensitive);
    expect({ ...after, documents: [] }).toEqual({ ...before, documents: [] });
  });

  it('has no code either where nothing says that it is a diagnosis', () => {
    const reading = sampleReading(sampleContent(1).hash, ['Aufnahme', 'K35.8', '(K35,8)', 'K35', '12.03.2026']);
    const words = maskDiagnosis(reading).pages[0]?.words.map(({ text }) => text);
    expect(words).toEqual(['Aufnahme', 'XOO', '(XOO)', 'K35', '12.03.2026']);
  });
});
