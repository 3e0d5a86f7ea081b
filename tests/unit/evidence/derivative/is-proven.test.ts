import { describe, expect, it } from 'vitest';
import { leftovers } from '../../../../electron/evidence/derivative/is-proven.ts';
import type { DerivativeSteps } from '../../../../shared/domain/evidence/derivative-steps.ts';
import { damagedReading, sampleReading } from '../../../helpers/sample-reading.ts';
import { sampleContent } from '../../../helpers/sample-rows.ts';

const { hash } = sampleContent(1);
const size = { width: 1000, height: 1400 };
/** Over the third line of a sample reading. */
const place = { left: 0.05, top: 0.19, width: 0.5, height: 0.05 };
const steps: DerivativeSteps = {
  pages: [{ page: 1, rotation: 0, straighten: 0, crop: null, brightness: 0, contrast: 0, blacken: [place] }],
};

describe('a blackened copy', () => {
  it('is proven when nothing can be read in the place', () => {
    expect(leftovers(sampleReading(hash, ['first', 'second']), steps, [size])).toEqual([]);
  });

  it('is not proven when a word is left there', () => {
    expect(leftovers(sampleReading(hash, ['first', 'second', 'S60']), steps, [size])).toHaveLength(1);
  });

  it('is proven in spite of a stroke that the reader takes the black edge for', () => {
    expect(leftovers(sampleReading(hash, ['first', 'second', 'l']), steps, [size])).toEqual([]);
  });

  it('is not proven when a barcode is left there', () => {
    const reading = sampleReading(hash, []);
    const barcodes = [{ page: 1, box: { ...place, height: 0.01 }, format: 'PDF417', firstFields: ['01'] }];
    expect(leftovers({ ...reading, barcodes }, steps, [size])).toHaveLength(1);
  });

  it('is not proven by a reading without the page', () => {
    expect(leftovers(damagedReading(hash), steps, [size])).toHaveLength(1);
  });
});
