import { describe, expect, it } from 'vitest';
import { chromiumCandidates, isSnap } from '../../../build/scripts/chromium-candidates.ts';
import { installCommand, readFailure } from '../../../build/scripts/chromium-probe.ts';

describe('where an installed Chromium is looked for', () => {
  it('prefers the folders of PATH on Linux and leaves out snaps', () => {
    const found = chromiumCandidates({ platform: 'linux', env: { PATH: '/opt/mine:/snap/bin:relative' } });
    expect(found[0]).toBe('/opt/mine/chromium');
    expect(found).toContain('/usr/bin/google-chrome');
    expect(found.some((path) => isSnap(path) || path.startsWith('relative'))).toBe(false);
  });

  it('knows the program folders of Windows', () => {
    const found = chromiumCandidates({ platform: 'win32', env: { PROGRAMFILES: 'C:\\Programme' } });
    expect(found).toContain('C:\\Programme\\Microsoft\\Edge\\Application\\msedge.exe');
  });
});

describe('what the message says when the bundled Chromium does not start', () => {
  it('names the missing library and the Debian packages', () => {
    const said = '/x/chromium: error while loading shared libraries: libnss3.so: cannot open shared object file';
    expect(readFailure(said)).toEqual({ kind: 'missing-library', library: 'libnss3.so' });
    expect(installCommand('libnss3.so')).toBe('apt-get install libnss3 libnspr4 libexpat1');
  });

  it('proposes the whole browser for a library that no small package brings', () => {
    expect(installCommand('libatk-1.0.so.0')).toBe('apt-get install chromium');
  });

  it('keeps the first line of any other reason', () => {
    expect(readFailure('spawn EACCES\n    at somewhere')).toEqual({ kind: 'fails', reason: 'spawn EACCES' });
  });
});
