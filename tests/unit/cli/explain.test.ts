import { describe, expect, it } from 'vitest';
import { explainClock, explainFailure } from '../../../electron/cli/explain.ts';
import { clockText } from '../../../renderer/text/workstation.ts';
import { failure, failureKinds } from '../../../shared/base/failure.ts';

const about = { profileDir: '/data/profil', now: new Date('2029-11-25T12:00:00Z'), isStart: true, shortage: null };
const told = (kind: (typeof failureKinds)[number], changes: Partial<Parameters<typeof explainFailure>[1]> = {}) =>
  explainFailure(failure(kind), { ...about, ...changes });

describe('what the command line says when something is not done', () => {
  it.each(failureKinds)('%s is a German sentence, without the code', (kind) => {
    expect(told(kind)).toMatch(/^[A-ZÄÖÜ].*[.]$/);
    expect(told(kind)).not.toContain(kind);
  });

  it('names the day that a wrong clock believes in, where the server does not answer', () => {
    expect(told('offline')).toContain('heute der 25.11.2029');
  });

  it('names the way out of lost keys', () => {
    expect(told('key-lost')).toMatch(/„rebuild“ .* auch nicht übertragene Arbeit/);
  });

  it('says where space is missing, and how much of it', () => {
    const shortage = { folder: '/data/profil', freeBytes: 12_300_000, missingBytes: 87_700_000 };
    expect(told('disk-full', { shortage })).toContain(
      '/data/profil ist kein Speicherplatz mehr frei (noch 13 MB, es fehlen 88 MB)',
    );
    expect(told('disk-full', { shortage: { ...shortage, freeBytes: 5e9, missingBytes: 0 } })).toContain('Kontingent');
  });

  it('tells a profile in use apart from a step that somebody else was faster with', () => {
    expect(told('conflict')).toContain('arbeitet schon ein Programm');
    expect(told('conflict', { isStart: false })).toContain('„sync“');
  });
});

it.each([
  [7 * 60, 'geht 7 Minuten vor'],
  [-3 * 365 * 86_400, 'geht 1.095 Tage nach'],
])(
  'a clock that is %s seconds ahead is told in a unit that people can imagine, in the window as well',
  (ahead, words) => {
    expect(explainClock(ahead)).toContain(words);
    expect(clockText.title(ahead)).toContain(words);
  },
);
