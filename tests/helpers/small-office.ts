import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ContentStore } from '../../server/content/content-store.ts';
import { createFolderContentStore } from '../../server/content/folder-content-store.ts';
import { submit } from '../../server/intake/submit.ts';
import { normaliseNumber } from '../../server/responsibility/normalise-number.ts';
import type { Database, Transaction } from '../../server/store/database.ts';
import { insertDeputyship } from '../../server/store/deputyship.ts';
import { insertPortalKey } from '../../server/store/portal-keys.ts';
import { loadAllWorkers } from '../../server/store/worker.ts';
import { type Instant, toCalendarDate } from '../../shared/base/calendar-date.ts';
import { type CaseFileId, type CaseId, type DeputyshipId, deputyshipId, workerId } from '../../shared/base/ids.ts';
import { foldFullName } from '../../shared/domain/fold-name.ts';
import type { Role, Worker } from '../../shared/domain/worker.ts';
import { type SubmissionPart, type SubmissionResponse, submissionPart } from '../../shared/wire/submissions.ts';

export const portalKey = 'portal-key-for-tests';
export const receivedAt = '2026-11-24T07:12:00.000Z' as Instant;

/** One service office of the main postal code and one branch, a household, and people in each role. */
export interface SmallOffice {
  readonly database: Database;
  readonly content: ContentStore;
  readonly contentFolder: string;
  readonly sabine: Worker;
  /** Of the benefit team; responsible for the same household. */
  readonly benno: Worker;
  /** Stands in for Sabine from 23 to 27 November 2026; belongs to the benefit team. */
  readonly dilek: Worker;
  /** Sabine's team, but may only read. */
  readonly rita: Worker;
  readonly stranger: Worker;
  readonly caseId: CaseId;
  readonly integrationFile: CaseFileId;
  readonly benefitFile: CaseFileId;
  readonly otherCaseFile: CaseFileId;
  readonly mainClearingDesk: string;
  readonly branchClearingDesk: string;
  /** In which Dilek stands in; also the desk of what it covers. */
  readonly deputyship: DeputyshipId;
}

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export async function openSmallOffice(database: Database): Promise<SmallOffice> {
  const contentFolder = await mkdtemp(join(tmpdir(), 'zweiklick-office-'));
  folders.push(contentFolder);
  const content = await createFolderContentStore({ folder: contentFolder, newId: randomUUID });
  const ids = await database.transaction((transaction) => fill(transaction));
  const workers = await database.read(loadAllWorkers);
  const worker = (login: string) => {
    const found = workers.find((candidate) => candidate.login === login);
    if (found === undefined) throw new Error(`no worker ${login}`);
    return found;
  };
  return {
    database,
    content,
    contentFolder,
    ...ids,
    sabine: worker('sabine'),
    benno: worker('benno'),
    dilek: worker('dilek'),
    rita: worker('rita'),
    stranger: worker('stranger'),
  };
}

async function fill(transaction: Transaction) {
  const [main, branch, integration, benefit, elsewhere] = [0, 1, 2, 3, 4].map(() => randomUUID());
  const [mainClearingDesk, branchClearingDesk] = [randomUUID(), randomUUID()];
  const insert = (sql: string, values: Parameters<Transaction['query']>[1]) => transaction.query(sql, values);
  await insert(`INSERT INTO office_setting VALUES ('main-service-office', to_jsonb(:main::text))`, { main: `${main}` });
  const office = 'INSERT INTO service_office VALUES (:id, :name, :codes, :desk)';
  await insert(office, { id: `${main}`, name: 'Mitte', codes: ['52349'], desk: mainClearingDesk });
  await insert(office, { id: `${branch}`, name: 'Aussenstelle', codes: ['52428'], desk: branchClearingDesk });
  const team = 'INSERT INTO team VALUES (:id, :office, :name, :kind)';
  await insert(team, { id: `${integration}`, office: `${main}`, name: 'Team 1', kind: 'integration' });
  await insert(team, { id: `${benefit}`, office: `${main}`, name: 'Team 2', kind: 'benefit' });
  await insert(team, { id: `${elsewhere}`, office: `${branch}`, name: 'Team 3', kind: 'integration' });
  const addWorker = async (login: string, teamId: unknown, roles: readonly Role[]) => {
    const id = randomUUID();
    await insert('INSERT INTO worker VALUES (:id, :teamId, :login, :name, :roles, NULL)', {
      id,
      teamId: `${teamId}`,
      login,
      name: `${login.slice(0, 1).toUpperCase()}${login.slice(1)}`,
      roles: [...roles],
    });
    return id;
  };
  const sabine = await addWorker('sabine', integration, ['handle']);
  const benno = await addWorker('benno', benefit, ['handle']);
  const dilek = await addWorker('dilek', benefit, ['handle']);
  await addWorker('rita', integration, ['read']);
  await addWorker('stranger', elsewhere, ['handle']);
  const deputyship = deputyshipId.parse(randomUUID());
  await insertDeputyship(transaction, {
    id: deputyship,
    absentWorkerId: workerId.parse(sabine),
    deputyIds: [workerId.parse(dilek)],
    from: toCalendarDate('2026-11-23'),
    until: toCalendarDate('2026-11-27'),
    weekdays: null,
    procedures: null,
    teamIds: null,
    personIds: null,
    kind: 'planned',
    setBy: workerId.parse(sabine),
    setByName: 'Sabine',
    setAt: receivedAt,
  });
  const addCase = async (number: string) => {
    const id = randomUUID();
    await insert('INSERT INTO benefit_case VALUES (:id, :number, :folded, :office, :benno, :sabine)', {
      id,
      number,
      folded: normaliseNumber(number),
      office: `${main}`,
      benno,
      sabine,
    });
    return id as CaseId;
  };
  const caseId = await addCase('31302BG0004182');
  const otherCase = await addCase('31302BG0009999');
  const addPerson = async (
    familyName: string,
    givenNames: string,
    birthDate: string,
    inCase: string,
    number: string,
  ) => {
    const id = randomUUID();
    await insert(
      `INSERT INTO person VALUES (:id, :inCase, :familyName, :givenNames, :folded, :birthDate, :number, 'Weg 1', '52349',
        'Düren', 'applicant')`,
      { id, inCase, familyName, givenNames, folded: foldFullName({ familyName, givenNames }), birthDate, number },
    );
    return id;
  };
  const mara = await addPerson('Mertens', 'Mara', '1985-03-12', caseId, '313M004182');
  const selin = await addPerson('Kaya', 'Selin', '1977-09-24', otherCase, '313K009999');
  const addFile = async (inCase: string, kind: string, person: string | null) => {
    const id = randomUUID();
    await insert(`INSERT INTO case_file VALUES (:id, :inCase, :kind, :person, '50-3-1', 'Akte')`, {
      id,
      inCase,
      kind,
      person,
    });
    return id as CaseFileId;
  };
  const integrationFile = await addFile(caseId, 'integration', mara);
  const benefitFile = await addFile(caseId, 'benefit', null);
  const otherCaseFile = await addFile(otherCase, 'integration', selin);
  await insertPortalKey(transaction, {
    hash: createHash('sha256').update(portalKey).digest(),
    name: 'Tests',
    createdAt: receivedAt,
  });
  return { caseId, integrationFile, benefitFile, otherCaseFile, mainClearingDesk, branchClearingDesk, deputyship };
}

/** The smallest file that is taken for a PDF; `mark` tells several apart. */
export function tinyPdf(mark: string): Uint8Array {
  return Buffer.from(`%PDF-1.4\n% ${mark}\n%%EOF\n`);
}

export function sickNotePart(changes: Record<string, unknown> = {}): SubmissionPart {
  return submissionPart.parse({
    submissionId: randomUUID(),
    procedure: 'sick-note',
    applicant: {
      familyName: 'Mertens',
      givenNames: 'Mara',
      birthDate: '1985-03-12',
      caseNumber: '31302BG0004182',
      postalCode: '52349',
    },
    declared: { kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-11-27' },
    sentAt: '2026-11-24T08:11:58+01:00',
    ...changes,
  });
}

/** A task on Sabine's desk, taken in like any other; throws when it is refused. */
export async function submitSickNote(
  office: SmallOffice,
  proofs = ['eins'],
  changes: Record<string, unknown> = {},
): Promise<SubmissionResponse> {
  const files = proofs.map((mark) => ({
    claimedName: `${mark}.pdf`,
    claimedType: 'application/pdf',
    bytes: tinyPdf(mark),
  }));
  const taken = await submit({ ...office, newId: randomUUID }, sickNotePart(changes), files, receivedAt);
  if (!taken.ok) throw new Error(`refused: ${taken.failure.kind}`);
  return taken.value.answer;
}
