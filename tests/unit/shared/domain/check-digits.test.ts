import { describe, expect, it } from 'vitest';
import {
  ibanCheckDigits,
  isValidIban,
  isValidIk,
  isValidKvnr,
  isValidLanr,
  isValidRvnr,
  isValidTaxId,
  kvnrCheckDigit,
} from '../../../../shared/domain/check-digits.ts';

const table: readonly {
  readonly kind: string;
  readonly accepts: (text: string) => boolean;
  readonly right: readonly string[];
  readonly malformed: readonly string[];
  readonly checkDigitAt: number;
}[] = [
  {
    kind: 'KVNR',
    accepts: isValidKvnr,
    right: ['A123456780', 'M456789012', 'T220334450', 'K908172635', 'S304050608'],
    malformed: ['', 'a123456780', 'A12345678', 'A1234567800', '1123456780'],
    checkDigitAt: 9,
  },
  {
    kind: 'RVNR',
    accepts: isValidRvnr,
    right: ['10010490A443', '15070649C103', '13120385M031', '53010190S512', '53240977K128'],
    malformed: ['', '13120385m031', '13120385M03', '1312038500312'],
    checkDigitAt: 11,
  },
  {
    kind: 'LANR',
    accepts: isValidLanr,
    right: ['123456601', '765432201'],
    malformed: ['', '12345660', '1234566O1'],
    checkDigitAt: 6,
  },
  { kind: 'IK', accepts: isValidIk, right: ['100696012'], malformed: ['', '10069601', 'A00696012'], checkDigitAt: 8 },
  {
    kind: 'IBAN',
    accepts: isValidIban,
    right: ['DE89370400440532013000', 'GB82WEST12345698765432'],
    malformed: ['', 'DE89', 'DE8937040044053201300A', 'de89370400440532013000', 'DE89 3704 0044 0532 0130 00'],
    checkDigitAt: 21,
  },
  {
    kind: 'Steuer-ID',
    accepts: isValidTaxId,
    right: ['86095742719'],
    malformed: ['', '06095742719', '8609574271'],
    checkDigitAt: 10,
  },
];

describe.each(table)('$kind', ({ accepts, right, malformed, checkDigitAt }) => {
  it.each(right)('accepts %s', (text) => {
    expect(accepts(text)).toBe(true);
  });

  it.each(right)('refuses every other check digit for %s', (text) => {
    const position = Math.min(checkDigitAt, text.length - 1);
    for (let digit = 0; digit <= 9; digit += 1) {
      if (String(digit) === text[position]) continue;
      expect(accepts(text.slice(0, position) + digit + text.slice(position + 1))).toBe(false);
    }
  });

  it.each(malformed)('refuses the malformed text "%s"', (text) => {
    expect(accepts(text)).toBe(false);
  });
});

describe('computing check digits', () => {
  it('completes a German account number to a valid IBAN', () => {
    expect(ibanCheckDigits('DE', '370400440532013000')).toBe('89');
  });

  it('refuses a bank account whose last digit was mistyped', () => {
    expect(isValidIban('DE89370400440532013001')).toBe(false);
  });

  it('throws on a malformed part without quoting it', () => {
    expect(() => kvnrCheckDigit('secret-value')).toThrow(/^a part of an identifier does not have its form$/);
  });
});
