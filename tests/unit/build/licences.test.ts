import { describe, expect, it } from 'vitest';
import { decideLicence } from '../../../build/scripts/decide-licence.ts';
import { findForbiddenLicences } from '../../../build/scripts/licences.ts';

describe('the licences of the dependencies', () => {
  it('are all allowed', () => {
    expect(findForbiddenLicences()).toEqual([]);
  });

  it.each(['MIT', 'MIT OR GPL-3.0', '(AGPL-3.0-only OR Apache-2.0)', 'MIT AND ISC'])('accept %s', (licence) => {
    expect(decideLicence('some-package', licence)).toBeNull();
  });

  it.each(['AGPL-3.0-only', 'MIT AND AGPL-3.0-only', 'UNLICENSED', undefined])('refuse %s', (licence) => {
    expect(decideLicence('some-package', licence)).not.toBeNull();
  });
});
