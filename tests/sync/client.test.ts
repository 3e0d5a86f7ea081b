import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verification } from '../../electron/app/app.ts';
import type { TaskView } from '../../shared/ipc/task.ts';
import { newProfile } from '../helpers/core-process.ts';
import { credentials, makeOfficeFolder, type OfficeFolder } from '../helpers/office-folder.ts';
import { type ClientRun, type ClientSetting, runClient } from '../helpers/run-client.ts';
import { readServerFacts } from '../helpers/server-facts.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';

describe('the command line', { timeout: 240_000 }, () => {
  const [profile, otherProfile] = [newProfile(), newProfile()];
  let office: OfficeFolder;
  let server: TestServer;
  let sabine: ClientSetting;

  beforeAll(async () => {
    office = await makeOfficeFolder(2);
    server = await startServer({ data: office.folder, words: ['--no-demo'] });
    sabine = { profile, serverUrl: server.url, user: credentials.login, password: credentials.password };
  }, 240_000);
  afterAll(async () => {
    await server?.kill();
    office?.remove();
    profile.remove();
    otherProfile.remove();
  });

  const client = (...command: string[]) => runClient(sabine, ...command);
  const good = async (...command: string[]): Promise<ClientRun> => {
    const run = await client(...command);
    if (run.code !== 0) throw new Error(`${command.join(' ')} ended with ${run.code}: ${run.stdout} ${run.stderr}`);
    return run;
  };

  it('does the main job, one command after another', async () => {
    expect((await good('sync')).json).toMatchObject({ connection: 'online', problem: null, waiting: 0 });
    const tasks = (await good('tasks')).json as { rows: { id: string; processNumber: string }[]; total: number };
    expect(tasks.total).toBe(2);
    const [first, second] = tasks.rows;
    if (first === undefined || second === undefined) throw new Error('no tasks');
    const shown = (await good('show', first.processNumber)).json as TaskView;
    expect(shown.task).toMatchObject({ id: first.id, state: 'open', processNumber: first.processNumber });

    expect((await good('confirm', first.id)).json).toEqual({ version: 2 });
    expect((await good('file', first.processNumber)).json).toEqual({ version: 3 });
    const kinds = ((await good('outbox')).json as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds).toEqual(['confirm', 'file']);
    expect((await good('push')).json).toEqual({ waiting: [] });
    await good('sync');
    const after = (await good('show', first.id)).json as TaskView;
    expect(after.task).toMatchObject({ state: 'filed', version: 3 });

    expect((await good('confirm', second.id)).json).toEqual({ version: 2 });
    expect((await good('undo', second.id)).json).toEqual({ undone: ['confirm'] });
    expect((await good('outbox')).json).toEqual([]);

    const found = (await good('search', 'Mertens')).json as { hits: { kind: string }[] };
    expect(found.hits.map(({ kind }) => kind)).toContain('person');
    const file = (await good('case-file', after.proposal.caseFileId ?? '')).json;
    expect(JSON.stringify(file)).toContain(first.processNumber);
    expect((await good('verify')).json as Verification).toMatchObject({ sound: true, journal: { unbroken: true } });
    expect((await good('doctor')).json).toMatchObject({
      server: { reachable: true, problem: null },
      cache: { tasks: 2 },
      outbox: { held: 0, waiting: 0, refused: 0 },
    });
  });

  it('ends with 1 and says why when something is not done', async () => {
    expect(await client('confirm', 'JC-2026-11-999999')).toMatchObject({
      code: 1,
      json: { failure: { kind: 'not-found' } },
    });
    expect(await client('show', 'no id')).toMatchObject({ code: 1, json: { failure: { kind: 'invalid-input' } } });
  });

  it('has no way in without a browser where there are no demo data', async () => {
    const { password: _, ...withoutPassword } = sabine;
    const run = await runClient({ ...withoutPassword, profile: otherProfile }, 'tasks');
    expect(run).toMatchObject({ code: -1, stdout: '' }); // it waited until it was ended
    expect(run.stderr).toContain(`${server.url}/oidc/auth?`);
    expect(await runClient({ ...sabine, profile: otherProfile, password: 'ein falsches' }, 'tasks')).toMatchObject({
      code: -1,
      stdout: '',
    });
    const doctor = await runClient({ ...withoutPassword, profile: otherProfile }, 'doctor');
    expect(doctor).toMatchObject({ code: 0, json: { server: { reachable: true }, cache: { tasks: 0 } } });
  });

  it('does not work in the name of the person who used the profile before', async () => {
    const run = await runClient({ ...sabine, user: 'benno', signsInAs: 'sabine' }, 'tasks');
    expect(run).toMatchObject({ code: 1, json: { failure: { kind: 'wrong-credentials' } } });
    expect((await client('tasks')).code).toBe(0); // Sabine signs in again
  });

  it('ends with 2 and explains itself when it was called wrongly', async () => {
    const run = await client('delete');
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('COMMAND');
  });

  it('works without the server, and says so', async () => {
    await server.stop();
    expect(await client('sync')).toMatchObject({ code: 1, json: { failure: { kind: 'offline' } } });
    expect((await good('tasks')).json).toMatchObject({ total: 1 });
    const { rows } = (await good('tasks')).json as { rows: { id: string }[] };
    expect((await good('confirm', rows[0]?.id ?? '')).json).toEqual({ version: 2 });
    expect(await client('push')).toMatchObject({ code: 1, json: { failure: { kind: 'offline' } } });
    expect((await good('doctor')).json).toMatchObject({ server: { reachable: false }, outbox: { waiting: 1 } });
    server = await startServer({ data: office.folder, port: server.port, words: ['--no-demo'] });
    expect((await good('push')).json).toEqual({ waiting: [] });
    await server.stop();
    const facts = await office.look(readServerFacts);
    expect([...facts.tasks.values()].map(({ state, applied }) => [state, applied]).sort()).toEqual([
      ['confirmed', 1],
      ['filed', 2],
    ]);
  });
});
