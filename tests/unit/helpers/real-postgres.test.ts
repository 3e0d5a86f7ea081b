import pg from 'pg';
import { expect, it } from 'vitest';
import { startRealPostgres } from '../../helpers/real-postgres.ts';

it('starts a real PostgreSQL that sorts and stores German text the same everywhere, and ends it', async () => {
  const postgres = await startRealPostgres();
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await client.connect();
    const { rows } = await client.query(
      "SELECT upper('größe') AS word, current_setting('server_encoding') AS encoding",
    );
    expect(rows).toEqual([{ word: 'GRÖßE', encoding: 'UTF8' }]);
  } finally {
    await client.end();
    await postgres.stop();
  }
  await expect(new pg.Client({ connectionString: postgres.url }).connect()).rejects.toThrow('ECONNREFUSED');
});
