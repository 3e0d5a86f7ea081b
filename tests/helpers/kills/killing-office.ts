import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createFolderContentStore } from '../../../server/content/folder-content-store.ts';
import { makeSickNote } from '../../../server/demo/files/make-sick-note.ts';
import { makeSickNoteDetails } from '../../../server/demo/files/sick-note-details.ts';
import { makePerson } from '../../../server/demo/names/make-person.ts';
import { createSeededRandom } from '../../../server/demo/names/seeded-random.ts';
import { submit } from '../../../server/intake/submit.ts';
import { hashPassword } from '../../../server/session/password-hash.ts';
import type { Database } from '../../../server/store/database.ts';
import { insertDeputyship, loadOpenDeputyships, revokeDeputyship } from '../../../server/store/deputyship.ts';
import { openPostgresDatabase } from '../../../server/store/postgres-database.ts';
import { loadAllWorkers } from '../../../server/store/worker.ts';
import { addDays, dayInBerlin, toCalendarDate, toInstant } from '../../../shared/base/calendar-date.ts';
import { deputyshipId, type TaskId } from '../../../shared/base/ids.ts';
import { Secret } from '../../../shared/base/secret.ts';
import { newPostgresUrl } from '../databases.ts';
import { credentials, makeOfficeFolder, makeSharedOffice, type OfficeFolder } from '../office-folder.ts';
import { receivedAt, sickNotePart } from '../small-office.ts';

export const deputyCredentials = { login: 'dilek', password: credentials.password };

/** An office whose server is killed again and again, and whose database can be looked into while it is down. */
export interface KillingOffice extends OfficeFolder {
  /** Tasks of Sabine's with a certificate that can be read, in place of a mark. */
  readonly readableIds: readonly TaskId[];
  /** For the server's command line. */
  readonly words: readonly string[];
  /** Ends every deputyship; the server must be down where the database is a folder. */
  endDeputyships(): Promise<void>;
}

/** Sabine's tasks, and Dilek who stands in for her today. */
export async function makeKillingOffice(tasks: number, engine: 'pglite' | 'postgres'): Promise<KillingOffice> {
  const office = engine === 'pglite' ? await makeOfficeFolder(tasks) : await onServer(tasks);
  const readableIds = await office.look(async (database) => {
    await signInWithPassword(database, deputyCredentials);
    const taskIds = await sendCertificates(database, join(office.folder, 'content'));
    await standIn(database);
    return taskIds;
  });
  return { words: [], ...office, readableIds, endDeputyships: () => office.look(endAll) };
}

async function onServer(tasks: number): Promise<OfficeFolder & { readonly words: readonly string[] }> {
  const url = await newPostgresUrl();
  const look: OfficeFolder['look'] = async (work) => {
    const database = await openPostgresDatabase(url);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };
  return { ...(await look((database) => makeSharedOffice(database, tasks))), look, words: ['--database-url', url] };
}

async function signInWithPassword(
  database: Database,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<void> {
  const hash = await hashPassword(new Secret(password));
  await database.transaction((transaction) =>
    transaction.query('UPDATE worker SET password_hash = :hash WHERE login = :login', { hash, login }),
  );
}

async function standIn(database: Database): Promise<void> {
  const today = dayInBerlin(new Date());
  const workers = await database.read(loadAllWorkers);
  const idOf = (login: string) => {
    const worker = workers.find((candidate) => candidate.login === login);
    if (worker === undefined) throw new Error(`no worker ${login}`);
    return worker.id;
  };
  await database.transaction((transaction) =>
    insertDeputyship(transaction, {
      id: deputyshipId.parse(randomUUID()),
      absentWorkerId: idOf('sabine'),
      deputyIds: [idOf('dilek')],
      from: addDays(today, -1),
      until: addDays(today, 30),
      weekdays: null,
      procedures: null,
      teamIds: null,
      personIds: null,
      kind: 'planned',
      setBy: idOf('sabine'),
      setByName: 'Sabine',
      setAt: toInstant(new Date()),
    }),
  );
}

async function endAll(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    const now = toInstant(new Date());
    for (const deputyship of await loadOpenDeputyships(transaction)) {
      await revokeDeputyship(transaction, deputyship, now);
    }
  });
}

/** One that tells its words, and one that is a picture. */
async function sendCertificates(database: Database, folder: string): Promise<readonly TaskId[]> {
  const content = await createFolderContentStore({ folder, newId: randomUUID });
  const taskIds: TaskId[] = [];
  for (const form of ['digital-pdf', 'image-pdf'] as const) {
    const random = createSeededRandom(form);
    const person = { ...makePerson(random), familyName: 'Mertens', givenNames: 'Mara' };
    const [unfitSince, unfitUntil] = [toCalendarDate('2026-11-23'), toCalendarDate('2026-11-27')];
    const details = makeSickNoteDetails(random, person, {
      kind: 'initial',
      unfitSince,
      unfitUntil,
      assessedOn: unfitSince,
    });
    const { fileName, mediaType, bytes } = await makeSickNote(details, form, form);
    const files = [{ claimedName: fileName, claimedType: mediaType, bytes }];
    const taken = await submit({ database, content, newId: randomUUID }, sickNotePart(), files, receivedAt);
    if (!taken.ok) throw new Error(`refused: ${taken.failure.kind}`);
    taskIds.push(taken.value.answer.taskId);
  }
  return taskIds;
}
