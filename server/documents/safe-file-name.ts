const longest = 120;

/**
 * A file name from outside as it may be shown and stored: no path, no control or direction characters, nothing that
 * an operating system reserves, composed letters (NFC), at most 120 characters with the extension kept. Umlauts and
 * other letters stay. Never empty.
 */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const cleaned = last
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  if (cleaned === '') return 'Datei';
  const named = reserved.test(cleaned) ? `_${cleaned}` : cleaned;
  const characters = Array.from(named);
  if (characters.length <= longest) return named;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(named)?.[0] ?? '';
  return characters.slice(0, longest - extension.length).join('') + extension;
}

/** Device names of Windows, with or without an extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
