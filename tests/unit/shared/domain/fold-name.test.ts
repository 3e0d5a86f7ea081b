import { describe, expect, it } from 'vitest';
import { foldFullName, foldName } from '../../../../shared/domain/fold-name.ts';

describe('folding a name', () => {
  it.each([
    ['Groß-Weiß', 'GROSS WEISS'],
    ['Jürgen', 'JUERGEN'],
    ['Ju\u0308rgen', 'Jürgen'],
    ['GROẞ', 'Groß'],
    ["O'Neill", 'O’NEILL'],
    ['von  der Heide', 'VON DER HEIDE'],
    ['Dr. Kaya', 'Kaya'],
    ['Yıldız', 'YILDIZ'],
    ['Şahin', 'Sahin'],
    ['Łukasz', 'lukasz'],
    ['Núñez', 'NUNEZ'],
  ])('takes %s and %s for the same', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  it.each([
    ['Weise', 'Weiss'],
    ['Kaya', 'Kay'],
    ['Muller', 'Müller'],
    ['Dröge', 'Doege'],
  ])('does not take %s for %s', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });

  it('finds a person whichever name comes first', () => {
    expect(foldFullName({ familyName: 'GROSS WEISS', givenNames: 'JUERGEN' })).toBe(
      foldFullName({ familyName: 'Groß-Weiß', givenNames: 'Jürgen' }),
    );
    expect(foldFullName({ familyName: 'Ayşe', givenNames: 'Yılmaz' })).toBe(
      foldFullName({ familyName: 'Yılmaz', givenNames: 'Ayşe' }),
    );
  });
});
