import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../../server/app/settings.ts';

describe('the settings of the server', () => {
  it('are an embedded database with demo data on this machine unless told otherwise', () => {
    expect(readSettings(['--port', '0', '--data', 'd'])).toEqual({
      host: '127.0.0.1',
      port: 0,
      dataFolder: 'd',
      database: { kind: 'folder', folder: 'd/database' },
      demo: 'when-empty',
      newEpoch: false,
      oidcConfig: undefined,
      publicUrl: undefined,
      limits: { sessionMs: 3_600_000, offlineTrustHours: 72, renewalGraceMs: 60_000 },
    });
  });

  it('say how people sign in', () => {
    const address = 'https://zweiklick.kreis.example';
    const words = ['--oidc-config', 'o.json', '--public-url', address, '--renewal-grace-seconds', '5'];
    expect(readSettings([...words, '--session-minutes', '15', '--offline-trust-hours', '0'])).toMatchObject({
      oidcConfig: 'o.json',
      publicUrl: address,
      limits: { sessionMs: 900_000, offlineTrustHours: 0, renewalGraceMs: 5_000 },
    });
  });

  it('put demo data into a PostgreSQL database only when asked', () => {
    const url = 'postgresql://office@db/zweiklick';
    expect(readSettings(['--database-url', url])).toMatchObject({ demo: 'never', database: { kind: 'server', url } });
    expect(readSettings(['--database-url', url, '--demo'])).toMatchObject({ demo: 'always' });
    expect(readSettings(['--no-demo'])).toMatchObject({ demo: 'never' });
  });

  it.each([
    [['--port', 'x']],
    [['--port', '70000']],
    [['--database-url', 'mysql://x']],
    [['--public-url', 'http://zweiklick.kreis.example']],
    [['--session-minutes', '0']],
    [['--offline-trust-hours', 'viele']],
    [['--unknown']],
    [['word']],
  ])('refuse %j', (words) => {
    expect(() => readSettings(words)).toThrow(/erwartet|Angaben/);
  });

  it('give way to help', () => {
    expect(readSettings(['--help'])).toBeUndefined();
  });
});
