/**
 * Check digits of the identifiers that appear on proofs. Each `*CheckDigit` function computes the digit for the part
 * before it and throws on a malformed part (a defect); each `isValid*` function answers for text from anywhere.
 */

/** KVNR, the lifelong part of the health insurance number (§ 290 SGB V): one letter, eight digits, check digit. */
export function isValidKvnr(text: string): boolean {
  return /^[A-Z]\d{9}$/.test(text) && kvnrCheckDigit(text.slice(0, 9)) === text[9];
}

/** The letter counts as two digits (A = 01); weights 1 and 2 in turn; digit sums of the products; modulo 10. */
export function kvnrCheckDigit(part: string): string {
  requirePart(part, /^[A-Z]\d{8}$/);
  return String(weightedDigitSums(letterAsDigits(part, 0), [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10);
}

/**
 * RVNR, pension insurance number (§ 2 VKVV): area (2), birth date TTMMJJ (6), initial of the birth name, serial
 * number (2), check digit. The day may be raised by 32 or 64, and is 00 where unknown.
 */
export function isValidRvnr(text: string): boolean {
  return /^\d{8}[A-Z]\d{3}$/.test(text) && rvnrCheckDigit(text.slice(0, 11)) === text[11];
}

export function rvnrCheckDigit(part: string): string {
  requirePart(part, /^\d{8}[A-Z]\d{2}$/);
  return String(weightedDigitSums(letterAsDigits(part, 8), [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) % 10);
}

/** LANR, number of a panel doctor: six digits, check digit, two digits for the speciality. */
export function isValidLanr(text: string): boolean {
  return /^\d{9}$/.test(text) && lanrCheckDigit(text.slice(0, 6)) === text[6];
}

export function lanrCheckDigit(part: string): string {
  requirePart(part, /^\d{6}$/);
  const weights = [4, 9, 4, 9, 4, 9];
  const sum = digitsOf(part).reduce((total, digit, index) => total + digit * (weights[index] ?? 0), 0);
  return String((10 - (sum % 10)) % 10);
}

/** IK, the institution code of health insurers and providers (§ 293 SGB V): nine digits, the ninth checks 3 to 8. */
export function isValidIk(text: string): boolean {
  return /^\d{9}$/.test(text) && ikCheckDigit(text.slice(0, 8)) === text[8];
}

export function ikCheckDigit(part: string): string {
  requirePart(part, /^\d{8}$/);
  return String(weightedDigitSums(digitsOf(part.slice(2)), [2, 1, 2, 1, 2, 1]) % 10);
}

/** IBAN (ISO 13616) without blanks, 15 to 34 characters; a German one has 22. ISO 7064 MOD 97-10. */
export function isValidIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  if (text.startsWith('DE') && !/^DE\d{20}$/.test(text)) return false;
  return remainder97(text.slice(4) + text.slice(0, 4)) === 1;
}

/** The two check digits of an IBAN, from the country code and the national account number (BBAN). */
export function ibanCheckDigits(country: string, accountNumber: string): string {
  requirePart(country, /^[A-Z]{2}$/);
  requirePart(accountNumber, /^[A-Z0-9]{11,30}$/);
  return String(98 - remainder97(`${accountNumber}${country}00`)).padStart(2, '0');
}

/** Steuer-ID (§ 139b AO): eleven digits, the first not 0; ISO 7064 MOD 11,10. */
export function isValidTaxId(text: string): boolean {
  return /^[1-9]\d{10}$/.test(text) && taxIdCheckDigit(text.slice(0, 10)) === text[10];
}

export function taxIdCheckDigit(part: string): string {
  requirePart(part, /^[1-9]\d{9}$/);
  const product = digitsOf(part).reduce((carry, digit) => (((digit + carry) % 10 || 10) * 2) % 11, 10);
  return String((11 - product) % 10);
}

function requirePart(part: string, pattern: RegExp): void {
  if (!pattern.test(part)) throw new Error('a part of an identifier does not have its form'); // never quotes the value
}

function digitsOf(text: string): readonly number[] {
  return Array.from(text, Number);
}

function letterAsDigits(text: string, position: number): readonly number[] {
  const ordinal = text.charCodeAt(position) - 64;
  return digitsOf(text.slice(0, position) + String(ordinal).padStart(2, '0') + text.slice(position + 1));
}

function weightedDigitSums(digits: readonly number[], weights: readonly number[]): number {
  return digits.reduce((total, digit, index) => {
    const product = digit * (weights[index] ?? 0);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
}

/** Letters count as 10 (A) to 35 (Z). Goes digit by digit, so the number may be of any length. */
function remainder97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
