import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeChildSickNote } from '../../server/demo/files/make-proofs.ts';
import { makeSickNote } from '../../server/demo/files/make-sick-note.ts';
import type { ProofForm } from '../../server/demo/files/render-proof.ts';
import { makeSickNoteDetails, type SickNoteWishes } from '../../server/demo/files/sick-note-details.ts';
import { createSeededRandom } from '../../server/demo/names/seeded-random.ts';
import type { PlannedPerson } from '../../server/demo/plan-cases.ts';
import { type CalendarDate, toCalendarDate } from '../../shared/base/calendar-date.ts';
import type { TaskId } from '../../shared/base/ids.ts';
import type { EvidenceCheck } from '../../shared/domain/evidence/verdict.ts';
import type { AnswerOf, ResponseOf } from '../../shared/ipc/index.ts';
import { fileByProposal, settle } from '../helpers/caseworker.ts';
import { type CoreProcess, newProfile, startCore } from '../helpers/core-process.ts';
import {
  makeScenarioOffice,
  type Scenario,
  type ScenarioOffice,
  scenarioPassword,
} from '../helpers/scenario-office.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';

/**
 * The acceptance scenarios 1 to 10 of the domain, end to end: intake, server, sync, reading, check, clicks, hand-over.
 * 11 (bank account) and 12 (Ortsabwesenheit) need procedures that do not exist yet.
 */
const patience = { timeout: 120_000, interval: 200 };
/** Every submission has come in by then. */
const clockStart = Date.parse('2026-12-01T08:00:00Z');

const mara = { familyName: 'Mertens', givenNames: 'Mara', birthDate: '1985-03-12' };

const scenarios = {
  standard: {
    ...mara,
    receivedAt: '2026-11-24T08:12',
    declared: declare('INITIAL', '2026-11-23', '2026-11-27', '2026-11-23'),
    makeFiles: certificate(1, 'digital-pdf', { since: '2026-11-23', until: '2026-11-27', assessed: '2026-11-23' }),
  },
  followUp: {
    familyName: 'Brandt',
    givenNames: 'Uwe',
    birthDate: '1972-10-27',
    receivedAt: '2026-11-30T09:00',
    declared: declare('FOLLOW_UP', '2026-11-28', '2026-12-11', '2026-11-30'),
    makeFiles: certificate(2, 'digital-pdf', { until: '2026-12-11', assessed: '2026-11-30' }),
    previous: [{ from: '2026-11-23', to: '2026-11-27', kind: 'INITIAL' }],
  },
  gap: {
    familyName: 'Nowak',
    givenNames: 'Piotr',
    birthDate: '1983-06-30',
    receivedAt: '2026-11-20T15:00',
    declared: declare('FOLLOW_UP', '2026-11-19', '2026-11-27', '2026-11-20'),
    makeFiles: certificate(3, 'digital-pdf', { until: '2026-11-27', assessed: '2026-11-20' }),
    previous: [{ from: '2026-11-09', to: '2026-11-18', kind: 'INITIAL' }],
  },
  spelling: {
    familyName: 'Groß-Weiß',
    givenNames: 'Jürgen',
    birthDate: '1990-01-01',
    receivedAt: '2026-11-24T08:03',
    declared: declare('INITIAL', '2026-11-23', '2026-11-27', '2026-11-23'),
    makeFiles: certificate(4, 'digital-pdf', {
      since: '2026-11-23',
      until: '2026-11-27',
      assessed: '2026-11-23',
      umlauts: 'written-out',
    }),
  },
  otherEnd: {
    familyName: 'Schäfer',
    givenNames: 'Tim',
    birthDate: '1988-08-21',
    receivedAt: '2026-11-18T10:26',
    declared: declare('INITIAL', '2026-11-16', '2026-12-04', '2026-11-16'),
    makeFiles: certificate(5, 'skewed-scan', { since: '2026-11-16', until: '2026-11-27', assessed: '2026-11-16' }),
  },
  childForm: {
    familyName: 'Kaya',
    givenNames: 'Selin',
    birthDate: '1977-09-24',
    receivedAt: '2026-11-24T07:41',
    declared: declare('INITIAL', '2026-11-23', '2026-11-25', '2026-11-23'),
    makeFiles: childCertificate(),
    household: [{ familyName: 'Kaya', givenNames: 'Emre', birthDate: '2019-05-17' }],
  },
  insurerCopy: {
    familyName: 'Lindner',
    givenNames: 'Rosa',
    birthDate: '1979-12-05',
    receivedAt: '2026-11-25T11:00',
    declared: declare('INITIAL', '2026-11-24', '2026-12-01', '2026-11-24'),
    makeFiles: certificate(7, 'digital-pdf', {
      since: '2026-11-24',
      until: '2026-12-01',
      assessed: '2026-11-24',
      copy: 'insurer',
    }),
  },
  backDated: {
    familyName: 'Öztürk',
    givenNames: 'Deniz',
    birthDate: '1991-04-09',
    receivedAt: '2026-11-26T12:00',
    declared: declare('INITIAL', '2026-11-20', '2026-11-27', '2026-11-26'),
    makeFiles: certificate(8, 'digital-pdf', { since: '2026-11-20', until: '2026-11-27', assessed: '2026-11-26' }),
  },
  sixWeeks: {
    familyName: 'Haddad',
    givenNames: 'Yusuf',
    birthDate: '1996-02-14',
    receivedAt: '2026-11-20T13:00',
    declared: declare('FOLLOW_UP', '2026-11-21', '2026-12-04', '2026-11-20'),
    makeFiles: certificate(9, 'digital-pdf', { until: '2026-12-04', assessed: '2026-11-20' }),
    previous: [
      { from: '2026-10-12', to: '2026-10-30', kind: 'INITIAL' },
      { from: '2026-10-31', to: '2026-11-20', kind: 'FOLLOW_UP' },
    ],
  },
  absentOwner: {
    familyName: 'von Bülow',
    givenNames: 'Anna-Lena',
    birthDate: '1994-11-02',
    receivedAt: '2026-11-24T09:30',
    declared: declare('INITIAL', '2026-11-23', '2026-11-27', '2026-11-23'),
    makeFiles: certificate(10, 'digital-pdf', { since: '2026-11-23', until: '2026-11-27', assessed: '2026-11-23' }),
  },
} satisfies Record<string, Scenario>;
type Key = keyof typeof scenarios;

interface Wishes {
  readonly since?: string;
  readonly until: string;
  readonly assessed: string;
  readonly umlauts?: SickNoteWishes['umlauts'];
  readonly copy?: SickNoteWishes['copy'];
}

function declare(kind: 'INITIAL' | 'FOLLOW_UP', unfitSince: string, unfitUntil: string, assessedOn: string) {
  return { kind, unfitSince, unfitUntil, assessedOn };
}

function certificate(number: number, form: ProofForm, { since, until, assessed, umlauts, copy }: Wishes) {
  return async (person: PlannedPerson) => {
    const details = makeSickNoteDetails(createSeededRandom(`scenario ${number}`), person, {
      kind: since === undefined ? 'follow-up' : 'initial',
      unfitSince: since === undefined ? null : toCalendarDate(since),
      unfitUntil: toCalendarDate(until),
      assessedOn: toCalendarDate(assessed),
      ...(umlauts === undefined ? {} : { umlauts }),
      ...(copy === undefined ? {} : { copy }),
    });
    return [await makeSickNote(details, form, `scenario ${number}`)];
  };
}

function childCertificate() {
  return async (parent: PlannedPerson) => {
    const child = { ...parent, givenNames: 'Emre', birthDate: toCalendarDate('2019-05-17') };
    const [since, until] = [toCalendarDate('2026-11-23'), toCalendarDate('2026-11-25')];
    const period = { kind: 'initial', unfitSince: since, unfitUntil: until, assessedOn: since } as const;
    const details = makeSickNoteDetails(createSeededRandom('scenario 6'), child, period);
    return [await makeChildSickNote({ ...details, careFrom: since, careUntil: until }, 'digital-pdf', 'scenario 6')];
  };
}

describe('the acceptance scenarios', { timeout: 240_000 }, () => {
  const [profile, deputyProfile] = [newProfile(), newProfile()];
  let office: ScenarioOffice<Key>;
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
    office = await makeScenarioOffice<Key>(scenarios);
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
    key: Key,
    at: CoreProcess = core,
  ): Promise<ResponseOf<'evidence.show'> & { check: EvidenceCheck }> {
    return await vi.waitFor(async () => {
      const shown = await at.ask('evidence.show', { taskId: office.tasks[key] });
      if (shown.check === null) throw new Error(`${key} is ${shown.state}`);
      return { ...shown, check: shown.check };
    }, patience);
  }

  async function confirm(
    key: Key,
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
    key: Key,
    target: 'fachverfahren' | 'statistik' | 'postfach',
  ): readonly Record<string, unknown>[] {
    const folder = join(office.folder, 'handover', target);
    const names = listed(folder).filter((name) => name.startsWith(office.processNumbers[key]));
    return names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>);
  }

  const verdictOf = (check: EvidenceCheck, field: string) => check.fields.find((verdict) => verdict.field === field);
  const idsOf = (check: EvidenceCheck) => check.findings.map(({ id }) => id);

  async function confirmAndFile(key: Key, takeOver?: Parameters<typeof confirm>[1]): Promise<void> {
    expect(await confirm(key, takeOver)).toMatchObject({ ok: true });
    expect(await fileByProposal(core, office.tasks[key])).toMatchObject({ ok: true });
    await settle(core, patience);
  }

  /** Titles of what lies in the file for a task, as the workstation shows it. */
  async function filed(key: Key): Promise<readonly string[]> {
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
    const code = await diagnosisOf('insurerCopy');
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

  /** As it is printed on the certificate: only this test knows it, by making the certificate again. */
  async function diagnosisOf(key: 'insurerCopy'): Promise<string> {
    const scenario = scenarios[key];
    const [since, until] = ['2026-11-24', '2026-12-01'].map((day) => toCalendarDate(day)) as [
      CalendarDate,
      CalendarDate,
    ];
    const details = makeSickNoteDetails(
      createSeededRandom('scenario 7'),
      { ...scenario, birthDate: toCalendarDate(scenario.birthDate), street: '', postalCode: '', city: '', kvnr: '' },
      { kind: 'initial', copy: 'insurer', unfitSince: since, unfitUntil: until, assessedOn: since },
    );
    const [diagnosis] = details.diagnoses;
    if (diagnosis === undefined) throw new Error('no diagnosis');
    return diagnosis.slice(0, 5);
  }
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
