import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deriveKeys, openKeyRing } from '../../electron/app/open-keys.ts';
import { createFileVault } from '../../electron/cli/file-vault.ts';
import { createSessionStore } from '../../electron/sync/session-store.ts';
import { Secret } from '../../shared/base/secret.ts';
import { fileByProposal, settle } from '../helpers/caseworker.ts';
import { type CoreProcess, newProfile, startCore } from '../helpers/core-process.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';

const patience = { timeout: 120_000, interval: 100 };
const login = 's.okafor';
/** Shorter words come about by chance in megabytes of random bytes. */
const shortestWord = 6;

describe('the profile of a caseworker with the demo office', { timeout: 400_000 }, () => {
  const profile = newProfile();
  let server: TestServer;
  let core: CoreProcess;
  const words = new Set<string>();

  const remember = (...texts: readonly (string | null | undefined)[]) => {
    for (const text of texts) if (text != null && text.length >= shortestWord) words.add(text);
  };

  beforeAll(async () => {
    server = await startServer();
    core = await startCore({ ...profile, serverUrl: server.url, demoLogin: login, clockSpeed: 20 });
    await settle(core, patience);
    await workAndRemember();
    await core.kill(); // nothing is tidied up: what a thief finds in a machine that was switched off
  }, 400_000);
  afterAll(async () => {
    await core?.kill();
    await server?.dispose();
    profile.remove();
  });

  /** Looks at everything, as a person would in a day, confirms and files. */
  async function workAndRemember(): Promise<void> {
    const filter = { scope: 'all', status: 'to-do', procedure: null, order: 'newest' } as const;
    const inbox = await core.ask('inbox.list', { filter, offset: 0, limit: 200 });
    for (const row of inbox.rows) remember(row.familyName, row.givenNames, row.summary, row.processNumber);
    const cases = await core.ask('case-file.find', { text: '', offset: 0, limit: 200 });
    for (const { file, names, caseNumber } of cases.rows) {
      const shown = await core.ask('case-file.show', { caseFileId: file.id });
      const question = { caseFileId: file.id, register: null, offset: 0, limit: 200 };
      const documents = await core.ask('case-file.documents', question);
      remember(names, caseNumber, ...documents.rows.map((document) => document.title));
      for (const person of shown.case.persons) {
        remember(person.familyName, person.givenNames, person.street, person.customerNumber, person.birthDate);
      }
    }
    let clicked = 0;
    for (const { id: taskId } of inbox.rows) {
      const { task, proposal } = await core.ask('task.show', { taskId });
      remember(task.submission.applicant.caseNumber, ...task.submission.attachments.map((file) => file.name));
      remember(...proposal.documents.map((document) => document.title));
      for (const value of Object.values(task.submission.declared)) remember(String(value));
      if (task.state !== 'open' || proposal.caseFileId === null || clicked === 4) continue;
      clicked += 1;
      await core.ask('task.confirm', { taskId, expectedVersion: task.version });
      expect(await fileByProposal(core, taskId)).toMatchObject({ ok: true });
      const draft = `Entwurf für ${task.processNumber}, noch nicht gesendet`;
      await core.ask('draft.keep', { id: `request ${taskId}`, taskId, text: JSON.stringify({ text: draft }) });
      remember(draft);
      if (clicked === 2) await settle(core, patience); // two are on the server, two still wait
      await core.ask('document.read', { contentHash: task.submission.copy.contentHash });
    }
    remember('%PDF-1', 'submission', 'familyName');
    const hashes = inbox.rows.length;
    await vi.waitFor(
      async () => expect((await core.tool('verify')).documents.checked).toBeGreaterThan(hashes),
      patience,
    );
  }

  function files(): ReadonlyMap<string, Buffer> {
    const entries = readdirSync(profile.profileDir, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return new Map(paths.map((path) => [path, readFileSync(path)]));
  }

  it('shows no name, no title and no text in any file, nor in the names of files', () => {
    expect(words.size).toBeGreaterThan(300);
    expect(files().size).toBeGreaterThan(50);
    const found: string[] = [];
    for (const [path, bytes] of files()) {
      for (const word of words) {
        if (bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')) || path.includes(word)) {
          found.push(`${word} in ${path}`);
        }
      }
    }
    expect(found).toEqual([]);
  });

  it('shows no key and no token in any form', async () => {
    const vault = createFileVault(profile.profileDir, profile.configDir);
    const { current: master } = await openKeyRing(profile.profileDir, vault);
    const kept = await createSessionStore(profile.profileDir, vault).load();
    if (kept === null) throw new Error('nobody is signed in');
    const { session } = kept;
    const keys = deriveKeys(master, session.worker.id);
    const [vaultFile = ''] = readdirSync(profile.configDir, { recursive: true })
      .map((name) => join(profile.configDir, String(name)))
      .filter((name) => name.endsWith('.key'));
    const journalKey = new Secret(new Uint8Array(Buffer.from(session.journalKey ?? '', 'base64')));
    expect(journalKey.reveal()).toHaveLength(32);
    const secrets = [master, keys.cache, keys.blobs, keys.journal, journalKey]
      .map((key) => Buffer.from(key.reveal()))
      .concat(readFileSync(vaultFile));
    const forms = secrets.flatMap((secret) => [
      secret,
      ...(['hex', 'base64', 'base64url'] as const).map((form) => Buffer.from(secret.toString(form).replace(/=+$/, ''))),
      Buffer.from(secret.toString('hex').toUpperCase()),
    ]);
    forms.push(Buffer.from(session.token));
    for (const [path, bytes] of files()) {
      for (const form of forms) expect(bytes.includes(form) ? path : '').toBe('');
    }
    const told = `${JSON.stringify(core.log)}${core.output()}`;
    for (const form of forms) expect(told.includes(form.toString('latin1'))).toBe(false);
  });

  it('writes no name and no text into the log, neither here nor on the server', () => {
    const told = `${JSON.stringify(core.log)}${core.output()}${server.output().replace(/^demo users: .*$/m, '')}`;
    const harmless = /^(submission|familyName|\d{4}-\d{2}-\d{2})$/; // words of the program, and the day of each line
    expect([...words].filter((word) => told.includes(word) && !harmless.test(word))).toEqual([]);
  });
});
