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
    });
  });

  it('put demo data into a PostgreSQL database only when asked', () => {
    const url = 'postgresql://office@db/zweiklick';
    expect(readSettings(['--database-url', url])).toMatchObject({ demo: 'never', database: { kind: 'server', url } });
    expect(readSettings(['--database-url', url, '--demo'])).toMatchObject({ demo: 'always' });
    expect(readSettings(['--no-demo'])).toMatchObject({ demo: 'never' });
  });

  it.each([[['--port', 'x']], [['--port', '70000']], [['--database-url', 'mysql://x']], [['--unknown']], [['word']]])(
    'refuse %j',
    (words) => {
      expect(() => readSettings(words)).toThrow(/erwartet|Angaben/);
    },
  );

  it('give way to help', () => {
    expect(readSettings(['--help'])).toBeUndefined();
  });
});
