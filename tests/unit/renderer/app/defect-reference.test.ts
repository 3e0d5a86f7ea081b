import { describe, expect, it } from 'vitest';
import { defectReference } from '../../../../renderer/app/defect-reference.ts';

function breakWith(message: string): Error {
  return new TypeError(message);
}

describe('the reference of a defect', () => {
  it('is the same for the same place, whatever the message quotes', () => {
    const references = ['Mertens', 'Kaya'].map((name) => defectReference(breakWith(name)));

    expect(references[0]).toBe(references[1]);
    expect(references[0]).toMatch(/^[0-9a-f]{8}$/);
  });

  it('differs from another kind of error', () => {
    expect(defectReference(new RangeError('x'))).not.toBe(defectReference('x'));
  });
});
