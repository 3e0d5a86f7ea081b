import { afterAll, describe, expect, it } from 'vitest';
import { createReader } from '../../../electron/cli/evidence/create-reader.ts';
import { closeBrowser } from '../../fixtures/browser/print-html-note.ts';
import { judgeCase } from '../../fixtures/evaluation/judge-case.ts';
import { makeCase } from '../../fixtures/make-case.ts';

/** A few cases of every class, read by the real engines. The whole corpus is `npm run evidence:evaluate`. */
const slice = [3, 6, 16, 20, 23, 73, 2, 9, 12, 1, 7, 17];

const reader = createReader();

afterAll(async () => {
  await reader.close();
  await closeBrowser();
});

describe('the corpus', () => {
  it('gives the same bytes for the same number', async () => {
    const [one, again] = [await makeCase(12), await makeCase(12)];
    expect(Buffer.from(one.files[0]?.bytes ?? []).equals(Buffer.from(again.files[0]?.bytes ?? []))).toBe(true);
    expect(again.truth).toEqual(one.truth);
  });

  // seconds on an idle machine; the limit is for one that is busy
  it.each(slice)('is judged rightly in case %i', { timeout: 300_000 }, async (index) => {
    const judged = await judgeCase(index, reader.read);
    expect(judged.fields.filter(({ isFalseAgreement }) => isFalseAgreement)).toEqual([]);
    expect(judged.fields.filter(({ isRight }) => !isRight)).toEqual([]);
    expect(judged.document.got).toEqual(judged.document.expected);
  });
});
