import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../../../server/documents/safe-file-name.ts';

describe('a file name from outside', () => {
  it.each([
    ['Bescheinigung Größe.pdf', 'Bescheinigung Größe.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\mara\\AU.jpg', 'AU.jpg'],
    ['Foto\u202Egpj.exe', 'Fotogpj.exe'],
    ['a\u0000b\nc\u200B.pdf', 'abc.pdf'],
    ['  .versteckt. ', 'versteckt'],
    ['a<b>:"|?*.pdf', 'a_b______.pdf'],
    ['Gro\u0308ße.pdf', 'Größe.pdf'],
    ['NUL.pdf', '_NUL.pdf'],
    ['nulltarif.pdf', 'nulltarif.pdf'],
    ['', 'Datei'],
    ['/', 'Datei'],
    ['\u202E', 'Datei'],
  ])('%j becomes %j', (given, expected) => {
    expect(safeFileName(given)).toBe(expected);
  });

  it('is cut to 120 characters with the extension kept and no half character', () => {
    const name = safeFileName(`${'😀'.repeat(300)}.jpeg`);
    expect(Array.from(name)).toHaveLength(120);
    expect(name.endsWith('😀.jpeg')).toBe(true);
  });
});
