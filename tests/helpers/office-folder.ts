import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderContentStore } from '../../server/content/folder-content-store.ts';
import { officeDesk } from '../../server/policy/desks.ts';
import { hashPassword } from '../../server/session/password-hash.ts';
import type { Database } from '../../server/store/database.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openPgliteDatabase } from '../../server/store/pglite-database.ts';
import { place, placeAll } from '../../server/store/placement.ts';
import { loadWorkers } from '../../server/store/worker.ts';
import type { TaskId } from '../../shared/base/ids.ts';
import { Secret } from '../../shared/base/secret.ts';
import type { Role, Worker } from '../../shared/domain/worker.ts';
import type { SubmissionPart } from '../../shared/wire/submissions.ts';
import { putDatabase } from './prepared-database.ts';
import { openSmallOffice, portalKey, type SmallOffice, sickNotePart, submitSickNote } from './small-office.ts';

export const credentials = { login: 'sabine', password: 'Ein Kennwort für Tests' };

/** A data folder for the server, made by the server's own code: the small office with open tasks on Sabine's desk. */
export interface OfficeFolder {
  readonly folder: string;
  readonly taskIds: readonly TaskId[];
  /** Looks into the database; no server may work in the folder meanwhile. */
  look<Answer>(work: (database: Database) => Promise<Answer>): Promise<Answer>;
  /** Names of the files handed over to a target. */
  handedOver(target: 'fachverfahren' | 'statistik'): readonly string[];
  remove(): void;
}

export async function makeOfficeFolder(tasks: number): Promise<OfficeFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'zweiklick-office-'));
  const open = () => openPgliteDatabase(join(folder, 'database'));
  await putDatabase(folder);
  const database = await open();
  const taskIds = await fillOffice(database, folder, tasks).finally(() => database.close());
  return {
    ...folderOf(folder),
    taskIds,
    look: async (work) => {
      const opened = await open();
      try {
        return await work(opened);
      } finally {
        await opened.close();
      }
    },
  };
}

/** The same office on a database server, for several instances that share the folder; the database is the caller's. */
export async function makeSharedOffice(database: Database, tasks: number): Promise<Omit<OfficeFolder, 'look'>> {
  const folder = mkdtempSync(join(tmpdir(), 'zweiklick-office-'));
  return { ...folderOf(folder), taskIds: await fillOffice(database, folder, tasks) };
}

function folderOf(folder: string): Pick<OfficeFolder, 'folder' | 'handedOver' | 'remove'> {
  return {
    folder,
    handedOver: (target) => {
      try {
        return readdirSync(join(folder, 'handover', target));
      } catch {
        return []; // nothing was handed over yet
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

async function fillOffice(database: Database, folder: string, tasks: number): Promise<readonly TaskId[]> {
  await migrate(database);
  const office = await openSmallOffice(database);
  const content = await createFolderContentStore({ folder: join(folder, 'content'), newId: randomUUID });
  const taskIds: TaskId[] = [];
  for (let number = 0; number < tasks; number += 1) {
    const proofs = number % 3 === 0 ? [`eins ${number}`, `zwei ${number}`] : [`eins ${number}`];
    taskIds.push((await submitSickNote({ ...office, content }, proofs)).taskId);
  }
  await placeOffice(database, office);
  const hash = await hashPassword(new Secret(credentials.password));
  await database.transaction((transaction) =>
    transaction.query('UPDATE worker SET password_hash = :hash WHERE login = :login', {
      hash,
      login: credentials.login,
    }),
  );
  return taskIds;
}

/** One more person of a team. */
export async function addWorker(
  database: Database,
  login: string,
  teamId: Worker['teamId'],
  roles: readonly Role[],
): Promise<Worker> {
  const id = randomUUID();
  await database.transaction((transaction) =>
    transaction.query(
      'INSERT INTO worker (id, team_id, login, display_name, roles) VALUES (:id, :teamId, :login, :login, :roles)',
      { id, teamId, login, roles: [...roles] },
    ),
  );
  const [worker] = await database.read((queryable) => loadWorkers(queryable, [id]));
  if (worker === undefined) throw new Error('the worker is missing');
  return worker;
}

/** Staff and household where their people see them. */
export async function placeOffice(
  database: Database,
  office: SmallOffice,
  more: readonly Worker[] = [],
): Promise<void> {
  const { sabine, benno, dilek, rita, stranger, caseId } = office;
  await database.transaction(async (transaction) => {
    const staff = [sabine, benno, dilek, rita, stranger, ...more];
    await placeAll(
      transaction,
      'worker',
      staff.map(({ id }) => ({ id, desks: [officeDesk] })),
    );
    await place(transaction, 'case', caseId, [sabine.id, sabine.teamId, benno.id, benno.teamId]);
  });
}

/** Sends a sick note as a portal does, over HTTP; `proof` is its only file. The answer's status. */
export async function postSickNote(serverUrl: string, proof: Uint8Array, key = portalKey): Promise<number> {
  return (await sendSickNote(serverUrl, sickNotePart(), proof, key)).status;
}

/** As `postSickNote`, for a submission that is sent more than once; the answer. */
export function sendSickNote(
  serverUrl: string,
  part: SubmissionPart,
  proof: Uint8Array,
  key = portalKey,
): Promise<Response> {
  const body = new FormData();
  body.append('submission', new Blob([JSON.stringify(part)], { type: 'application/json' }));
  body.append('file', new Blob([Buffer.from(proof)], { type: 'application/pdf' }), 'krankmeldung.pdf');
  return fetch(`${serverUrl}/v1/submissions`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body });
}
