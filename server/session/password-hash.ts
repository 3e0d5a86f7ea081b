import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../shared/base/secret.ts';

interface Cost {
  /** log2 of N. */
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP password storage recommendation for scrypt: N = 2^17, r = 8, p = 1 needs 128 MB; this is its 32 MB variant. */
const currentCost: Cost = { logN: 15, r: 8, p: 3 };
const keyBytes = 32;
const saltBytes = 16;
const form = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

/** `scrypt$15$8$3$salt$key`: whoever reads it later knows the cost it was made with. */
export async function hashPassword(password: Secret, salt: Uint8Array = randomBytes(saltBytes)): Promise<string> {
  const key = await derive(password, salt, currentCost);
  const { logN, r, p } = currentCost;
  return ['scrypt', logN, r, p, Buffer.from(salt).toString('base64url'), key.toString('base64url')].join('$');
}

/** False for a wrong password and for a text that is no hash. Takes the same time for every wrong password. */
export async function verifyPassword(password: Secret, hash: string): Promise<boolean> {
  const match = form.exec(hash);
  if (match === null) return false;
  const [, logN, r, p, salt = '', key = ''] = match;
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  if (cost.logN > 20) return false;
  const derived = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'));
}

function derive(password: Secret, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  const options = { N: 2 ** cost.logN, r: cost.r, p: cost.p, maxmem: 256 * 2 ** cost.logN * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(password.reveal().normalize('NFKC'), salt, keyBytes, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
