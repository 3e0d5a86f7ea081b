import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TaskId } from '../../shared/base/ids.ts';
import type { EvidenceCheck } from '../../shared/domain/evidence/verdict.ts';
import type { AnswerOf, ResponseOf } from '../../shared/ipc/index.ts';
import { printedDiagnosis, type ScenarioKey, scenarios } from '../helpers/acceptance-scenarios.ts';
import { fileByProposal, settle } from '../helpers/caseworker.ts';
import { type CoreProcess, newProfile, startCore } from '../helpers/core-process.ts';
import { makeScenarioOffice, type ScenarioOffice, scenarioPassword } from '../helpers/scenario-office.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';

/**
 * The acceptance scenarios 1 to 10 of the domain, end to end: intake, server, sync, reading, check, clicks, hand-over.
 * 11 (bank account) and 12 (Ortsabwesenheit) need procedures that do not exist yet.
 */
const patience = { timeout: 120_000, interval: 200 };
/** Every submission has come in by then. */
const clockStart = Date.parse('2026-12-01T08:00:00Z');

describe('the acceptance scenarios', { timeout: 240_000 }, () => {
  const [profile, deputyProfile] = [newProfile(), newProfile()];
  let office: ScenarioOffice<ScenarioKey>;
  let server: TestServer;
  let core: CoreProcess;

  const startFor = (login: string, folders: typeof profile) =>
    startCore({
      ...folders,
      serverUrl: server.url,
      credentials: { login, password: scenarioPassword },
      clockStart,
    });

  beforeAll(async () => {
    office = await makeScenarioOffice<ScenarioKey>(scenarios);
    await office.look((database) =>
      database.transaction((transaction) =>
        transaction.query(
          `UPDATE deputyship SET from_day = '2026-11-01', until_day = greatest(current_date, '2026-12-31')`,
          {},
        ),
      ),
    );
    server = await startServer({ data: office.folder, words: ['--no-demo'] });
    core = await startFor('sabine', profile);
    await settle(core, patience);
  }, 240_000);
  afterAll(async () => {
    await core?.close();
    await server?.kill();
    office?.remove();
    profile.remove();
    deputyProfile.remove();
  });

  /** The check as soon as every proof has been read. */
  async function checkOf(
    key: ScenarioKey,
    at: CoreProcess = core,
  ): Promise<ResponseOf<'evidence.show'> & { check: EvidenceCheck }> {
    return await vi.waitFor(async () => {
      const shown = await at.ask('evidence.show', { taskId: office.tasks[key] });
      if (shown.check === null) throw new Error(`${key} is ${shown.state}`);
      return { ...shown, check: shown.check };
    }, patience);
  }

  async function confirm(
    key: ScenarioKey,
    takeOver: readonly { field: string; value: string; reason: string }[] = [],
    at: CoreProcess = core,
  ): Promise<AnswerOf<'task.confirm'>> {
    const { task } = await at.ask('task.show', { taskId: office.tasks[key] });
    const extra = takeOver.length === 0 ? {} : { takeOver: [...takeOver] };
    return await at.invoke('task.confirm', { taskId: task.id, expectedVersion: task.version, ...extra });
  }

  async function openAll(taskId: TaskId, check: EvidenceCheck): Promise<void> {
    for (const { key } of check.findings) await core.ask('evidence.open-finding', { taskId, key });
  }

  /** What the office's systems were handed for a task, by target. */
  function handedOver(
    key: ScenarioKey,
    target: 'fachverfahren' | 'statistik' | 'postfach',
  ): readonly Record<string, unknown>[] {
    const folder = join(office.folder, 'handover', target);
    const names = listed(folder).filter((name) => name.startsWith(office.processNumbers[key]));
    return names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>);
  }

  const verdictOf = (check: EvidenceCheck, field: string) => check.fields.find((verdict) => verdict.field === field);
  const idsOf = (check: EvidenceCheck) => check.findings.map(({ id }) => id);

  async function confirmAndFile(key: ScenarioKey, takeOver?: Parameters<typeof confirm>[1]): Promise<void> {
    expect(await confirm(key, takeOver)).toMatchObject({ ok: true });
    expect(await fileByProposal(core, office.tasks[key])).toMatchObject({ ok: true });
    await settle(core, patience);
  }

  /** Titles of what lies in the file for a task, as the workstation shows it. */
  async function filed(key: ScenarioKey): Promise<readonly string[]> {
    const { proposal } = await core.ask('task.show', { taskId: office.tasks[key] });
    if (proposal.caseFileId === null) throw new Error('no file');
    const page = await core.ask('case-file.documents', {
      caseFileId: proposal.caseFileId,
      register: null,
      offset: 0,
      limit: 50,
    });
    return page.rows.map(({ type }) => type).sort();
  }

  it('1: everything agrees, two clicks, three documents in the file', async () => {
    const { check, lock } = await checkOf('standard');
    expect(check.colour).toBe('green');
    expect(check.fields.every(({ verdict }) => verdict === 'agrees')).toBe(true);
    expect(idsOf(check)).not.toContain('C15');
    expect(lock?.state).toBe('open');
    await confirmAndFile('standard');
    expect(await filed('standard')).toEqual(['check-record', 'sick-note-certificate', 'sick-note-copy']);
    await vi.waitFor(() => {
      expect(handedOver('standard', 'fachverfahren')).toMatchObject([
        { fields: { beginn: '2026-11-23', ende: '2026-11-27' } },
      ]);
      expect(handedOver('standard', 'statistik')).toHaveLength(1);
    }, patience);
  });

  it('2: a follow-up over a weekend goes on from the certificate before it', async () => {
    const { check } = await checkOf('followUp');
    expect(verdictOf(check, 'unfitSince')).toMatchObject({
      verdict: 'not-found',
      tolerance: 'derived',
      found: '2026-11-28',
    });
    expect(check.colour).toBe('yellow');
    expect(check.findings.find(({ id }) => id === 'C11')?.severity).toBe('info');
    expect(check.effective).toEqual({ from: '2026-11-28', to: '2026-12-11' });
  });

  it('3: a working day is missing, so the declared start cannot hold; the proof holds from the day of assessment', async () => {
    const { check } = await checkOf('gap');
    expect(check.colour).toBe('red');
    expect(verdictOf(check, 'unfitSince')).toMatchObject({ verdict: 'differs', found: '2026-11-20' });
    expect(await confirm('gap')).toMatchObject({ ok: false, failure: { kind: 'not-allowed-now' } });
    expect(check.proofValues).toMatchObject({ unfitSince: '2026-11-20' });
    await openAll(office.tasks.gap, check);
    await confirmAndFile('gap', [
      { field: 'unfitSince', value: '2026-11-20', reason: 'Der 19.11. ist nicht bescheinigt.' },
    ]);
    await vi.waitFor(
      () => expect(handedOver('gap', 'fachverfahren')).toMatchObject([{ fields: { beginn: '2026-11-20' } }]),
      patience,
    );
  });

  it('4: a card that writes the name its own way agrees', async () => {
    const { check } = await checkOf('spelling');
    expect(verdictOf(check, 'familyName')).toMatchObject({ verdict: 'agrees', tolerance: 'normalised-name' });
    expect(check.colour).toBe('green');
  });

  it('5: the certificate ends earlier, and only that may be taken over', async () => {
    const { check } = await checkOf('otherEnd');
    expect(check.colour).toBe('red');
    expect(verdictOf(check, 'unfitUntil')).toMatchObject({ verdict: 'differs', found: '2026-11-27' });
    const longer = [{ field: 'unfitUntil', value: '2026-12-04', reason: 'So war es erklärt.' }];
    expect(await confirm('otherEnd', longer)).toMatchObject({ ok: false });
    await openAll(office.tasks.otherEnd, check);
    await confirmAndFile('otherEnd', [
      { field: 'unfitUntil', value: '2026-11-27', reason: 'Der Nachweis endet früher.' },
    ]);
    await vi.waitFor(
      () => expect(handedOver('otherEnd', 'fachverfahren')).toMatchObject([{ fields: { ende: '2026-11-27' } }]),
      patience,
    );
  });

  it('6: a certificate for the child is none for the person; it goes back, and nothing is handed over', async () => {
    const { check } = await checkOf('childForm');
    expect(check.colour).toBe('red');
    expect(check.documents).toMatchObject([{ isCertificate: false, kind: 'child-sick' }]);
    expect(idsOf(check)).toContain('C01');
    expect(await confirm('childForm')).toMatchObject({ ok: false });
    const { task } = await core.ask('task.show', { taskId: office.tasks.childForm });
    await core.ask('task.return', {
      taskId: task.id,
      expectedVersion: task.version,
      reason: 'R03',
      text: 'Bitte senden Sie uns Ihre eigene Bescheinigung.',
    });
    await settle(core, patience);
    await vi.waitFor(() => expect(handedOver('childForm', 'postfach')).toHaveLength(1), patience);
    expect(handedOver('childForm', 'fachverfahren')).toEqual([]);
    expect(handedOver('childForm', 'statistik')).toEqual([]);
  });

  it('7: the insurer’s copy is filed blackened, and no tool finds the diagnosis anywhere', async () => {
    const taskId = office.tasks.insurerCopy;
    const { check } = await checkOf('insurerCopy');
    expect(check.documents).toMatchObject([{ isCertificate: true, copyKind: 'INSURER', containsDiagnosis: true }]);
    expect(verdictOf(check, 'unfitUntil')?.verdict).toBe('agrees');
    const guard = check.findings.find(({ severity }) => severity === 'privacy');
    expect(guard?.id).toBe('C02');
    await openAll(taskId, check);
    expect(await confirm('insurerCopy')).toMatchObject({ ok: true });
    expect(await fileByProposal(core, taskId)).toMatchObject({ ok: false, failure: { kind: 'not-allowed-now' } });
    const [document] = check.documents;
    if (document === undefined) throw new Error('no document');
    const derivative = await core.ask('derivative.make', {
      taskId,
      original: document.contentHash,
      steps: {
        pages: [
          {
            page: 1,
            rotation: 0,
            straighten: 0,
            crop: null,
            brightness: 0,
            contrast: 0,
            blacken: document.sensitive.map(({ box }) => box),
          },
        ],
      },
    });
    expect(derivative).toMatchObject({ kind: 'blackened', isProven: true });
    expect(await fileByProposal(core, taskId)).toMatchObject({ ok: true });
    await settle(core, patience);
    expect(await filed('insurerCopy')).toEqual(['check-record', 'sick-note-certificate', 'sick-note-copy']);
    const code = printedDiagnosis();
    const folders = [join(office.folder, 'handover'), join(office.folder, 'database'), profile.profileDir];
    const found = folders.flatMap(filesBelow).filter((file) => readFileSync(file).includes(code));
    expect(found).toEqual([]);
    expect(server.output().includes(code) || core.output().includes(code)).toBe(false);
    expect(JSON.stringify(await core.ask('search.find', { text: code, limit: 20 }))).not.toContain(taskId);
  });

  it('8: a back-dated and late certificate is told, and a person may confirm it', async () => {
    const { check } = await checkOf('backDated');
    expect(check.colour).toBe('yellow');
    expect(idsOf(check)).toEqual(expect.arrayContaining(['C10', 'C15']));
    expect(await confirm('backDated')).toMatchObject({ ok: false, failure: { kind: 'not-allowed-now' } });
    await openAll(office.tasks.backDated, check);
    expect(await confirm('backDated')).toMatchObject({ ok: true });
  });

  it('9: from the 43rd day on the statistics get a status event', async () => {
    const { check } = await checkOf('sixWeeks');
    expect(idsOf(check)).toContain('C17');
    await openAll(office.tasks.sixWeeks, check);
    await confirmAndFile('sixWeeks');
    await vi.waitFor(() => {
      const [message] = handedOver('sixWeeks', 'statistik');
      expect(JSON.stringify(message)).toContain('2026-11-23');
      expect(JSON.stringify(message)).toContain('2026-12-05');
    }, patience);
  });

  it('10: the deputy confirms; the owner, who confirms as well, hears of it, and there is one hand-over', async () => {
    const deputy = await startFor('dilek', deputyProfile);
    try {
      await settle(deputy, patience);
      await checkOf('absentOwner', deputy);
      await checkOf('absentOwner');
      expect(await confirm('absentOwner', [], deputy)).toMatchObject({ ok: true });
      expect(await confirm('absentOwner')).toMatchObject({ ok: true });
      await settle(deputy, patience);
      await core.invoke('sync.now', {});
      const { task, refusal } = await core.ask('task.show', { taskId: office.tasks.absentOwner });
      expect(task.confirmed?.byName).toBe('Dilek');
      expect(refusal?.reason).toBe('already-confirmed');
      await vi.waitFor(() => expect(handedOver('absentOwner', 'fachverfahren')).toHaveLength(1), patience);
    } finally {
      await deputy.close();
    }
  });

  it('every Prüfvermerk can be checked again without the server', async () => {
    await server.stop();
    const verification = await core.tool('verify');
    expect(verification).toMatchObject({ sound: true, records: { broken: [] } });
    expect(verification.records.checked).toBeGreaterThanOrEqual(4);
  });
});

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // nothing was handed over yet
  }
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
