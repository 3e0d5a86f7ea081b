import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from '../../../../shared/base/secret.ts';

it('never shows a secret when it is printed, joined into a text, serialised or inspected', () => {
  const secret = new Secret('sehr-geheim');
  const shown = [String(secret), `${secret}`, JSON.stringify({ secret }), inspect(secret), inspect({ secret })];
  for (const text of shown) expect(text).not.toContain('sehr-geheim');
  expect(secret.reveal()).toBe('sehr-geheim');
});
