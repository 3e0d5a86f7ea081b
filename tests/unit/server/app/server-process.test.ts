import { describe, expect, it } from 'vitest';
import { startServer } from '../../../helpers/server-process.ts';

const words = ['--no-demo'];

/** Each start opens a database of its own; on a busy machine that takes a while. */
describe('the server as a process', { timeout: 240_000 }, () => {
  it('ends in order on SIGTERM and goes on with its data', async () => {
    const first = await startServer({ words });
    const health = await fetch(`${first.url}/healthz`);
    expect(await health.json()).toMatchObject({ status: 'ok' });
    await first.stop();
    expect(await first.exited).toBe(0);

    const second = await startServer({ data: first.data, words });
    await second.kill();
    const third = await startServer({ data: first.data, words }); // the lock of the killed one is taken over
    expect((await fetch(`${third.url}/healthz`)).status).toBe(200);
    await expect(startServer({ data: first.data, words })).rejects.toThrow('arbeitet schon ein Server');
    await expect(startServer({ port: third.port, words })).rejects.toThrow('Der Port ist belegt');
    await third.dispose();
  });

  it('says in one sentence that the database cannot be reached, without its password', async () => {
    const url = 'postgresql://office:very-secret@127.0.0.1:1/zweiklick';
    const started = startServer({ words: ['--database-url', url] });
    await expect(started).rejects.toThrow(/nicht erreichbar/);
    await expect(started).rejects.not.toThrow(/very-secret/);
  });
});
