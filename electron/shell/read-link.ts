import { type ProcessNumber, processNumber } from '../../shared/base/ids.ts';
import { appScheme } from './app-address.ts';

/** `zweiklick://vorgang/JC-2026-11-000123`, as it stands in notes and mails. */
const pattern = new RegExp(`^${appScheme}://vorgang/(JC-\\d{4}-\\d{2}-\\d{6})/?$`, 'i');

/**
 * The task of a link among the words with which the system started the program. Anything else in them leads nowhere: a link
 * may come from any web page.
 */
export function readLink(words: readonly string[]): ProcessNumber | null {
  for (const word of words) {
    const found = processNumber.safeParse(pattern.exec(word)?.[1]?.toUpperCase());
    if (found.success) return found.data;
  }
  return null;
}
