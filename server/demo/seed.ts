import { randomUUID } from 'node:crypto';
import { dayInBerlin, type Instant, toInstant } from '../../shared/base/calendar-date.ts';
import type { SubmissionId } from '../../shared/base/ids.ts';
import type { ContentStore } from '../content/content-store.ts';
import { submit } from '../intake/submit.ts';
import { desksOfCase } from '../store/case.ts';
import { recordContent } from '../store/content-rows.ts';
import type { Database, Transaction } from '../store/database.ts';
import { insertFileDocuments } from '../store/file-document-writes.ts';
import { putOfficeSetting } from '../store/office-settings.ts';
import { insertCaseEvent, insertSickNote } from '../store/sick-notes.ts';
import { loadAllWorkers } from '../store/worker.ts';
import { createDemoIds } from './demo-ids.ts';
import { demoWorkers } from './demo-office.ts';
import { writeHistory } from './file-history.ts';
import { type DemoMark, readDemoMark } from './is-demo.ts';
import { createSeededRandom, type SeededRandom } from './names/seeded-random.ts';
import { type PlannedCase, planCases } from './plan-cases.ts';
import { type PlannedHistory, planSickHistories } from './plan-sick-history.ts';
import { planSubmissions } from './plan-submissions.ts';
import type { PlannedSubmission } from './planned-submission.ts';
import { type SeededCase, type SeededFile, writeCases } from './write-cases.ts';
import { demoPortalKey, writeOffice, writeSuddenDeputyship } from './write-office.ts';

export interface DemoDeps {
  readonly database: Database;
  readonly content: ContentStore;
  readonly now: () => Date;
}

export interface DemoOffice {
  readonly portalKey: string;
  readonly users: readonly { readonly login: string; readonly displayName: string }[];
}

/** Another seed is another office. */
const demoSeed = 'Jobcenter Rurtal';

/**
 * Fills an empty database with an invented office: branches, staff, households, files with a history, and open
 * submissions that went through the real intake. The same data come out at every place, dated so that they are fresh
 * today. On a database that it filled before it only answers what it is; one that was cut off is finished.
 * @throws when the database holds an office that is not the generator's
 */
export async function seedDemo(deps: DemoDeps): Promise<DemoOffice> {
  const mark = (await readDemoMark(deps.database)) ?? (await writeRecords(deps));
  if (!mark.isComplete) await sendSubmissions(deps, mark);
  const users = demoWorkers.map(({ login, displayName }) => ({ login, displayName }));
  return { portalKey: demoPortalKey, users };
}

/** Files of so many cases are written at the same time: while one waits for the disk, others are drawn. */
const casesAtOnce = 12;

/** Everything but the submissions, in one transaction with the mark. */
async function writeRecords({ database, content, now }: DemoDeps): Promise<DemoMark> {
  const seededAt = now();
  const facts = { today: dayInBerlin(seededAt), now: toInstant(seededAt) };
  const mark = { seededAt: facts.now, isComplete: false };
  await database.transaction(async (transaction) => {
    if ((await loadAllWorkers(transaction)).length > 0) throw new Error('demo data are for an empty database only');
    const random = createSeededRandom(demoSeed);
    const newId = createDemoIds(random.fork('ids'));
    const office = await writeOffice(transaction, { ...facts, newId });
    const plans = planDemoCases(random, seededAt);
    const cases = await writeCases(transaction, { office, plans, newId, today: facts.today });
    const planned = planSickHistories(plans, seededAt);
    for (let first = 0; first < cases.length; first += casesAtOnce) {
      await writeHistories(transaction, content, cases.slice(first, first + casesAtOnce), {
        random,
        now: facts.now,
        planned,
      });
    }
    await writeSuddenDeputyship(transaction, { ...facts, newId }, office.workers);
    await putOfficeSetting(transaction, 'demo', mark);
  });
  return mark;
}

interface HistoriesFacts {
  readonly random: SeededRandom;
  readonly now: Instant;
  readonly planned: ReadonlyMap<string, PlannedHistory>;
}

async function writeHistories(
  transaction: Transaction,
  content: ContentStore,
  cases: readonly SeededCase[],
  { random, now, planned }: HistoriesFacts,
): Promise<void> {
  /** It is the applicant's: the other people of a household have what was drawn. */
  const historyOf = ({ plan }: SeededCase, file: SeededFile) =>
    file.personId !== null && file.about === plan.persons[0] ? planned.get(plan.caseNumber) : undefined;
  const histories = await Promise.all(
    cases.flatMap((benefitCase) =>
      benefitCase.files.map(async (file) => {
        const own = random.fork(`history of ${file.fileReference}`);
        return {
          benefitCase,
          ...(await writeHistory(content, {
            benefitCase,
            file,
            random: own,
            now,
            planned: historyOf(benefitCase, file),
          })),
        };
      }),
    ),
  );
  await recordContent(
    transaction,
    histories.flatMap((history) => history.contents),
    now,
  );
  for (const { benefitCase, documents, sickNotes, events } of histories) {
    await insertFileDocuments(transaction, documents, await desksOfCase(transaction, benefitCase.id));
    for (const note of sickNotes) await insertSickNote(transaction, note);
    for (const event of events) await insertCaseEvent(transaction, event);
  }
}

function planDemoCases(random: SeededRandom, seededAt: Date): readonly PlannedCase[] {
  return planCases(random.fork('households'), dayInBerlin(seededAt));
}

/** Through the intake, as a portal would; ids and content are always the same, so what is there already stays as it is. */
async function sendSubmissions({ database, content }: DemoDeps, mark: DemoMark): Promise<void> {
  const random = createSeededRandom(demoSeed);
  const seededAt = new Date(mark.seededAt);
  const submissions = planSubmissions(planDemoCases(random, seededAt), random.fork('submissions'), seededAt);
  const newId = createDemoIds(random.fork('submission ids'));
  for (const planned of submissions) await send({ database, content }, planned, newId() as SubmissionId, random);
  await database.transaction((transaction) =>
    putOfficeSetting(transaction, 'demo', { ...mark, isComplete: true } satisfies DemoMark),
  );
}

async function send(
  deps: Pick<DemoDeps, 'database' | 'content'>,
  planned: PlannedSubmission,
  submissionId: SubmissionId,
  random: SeededRandom,
): Promise<void> {
  const { key, receivedAt, procedure, applicant, declared } = planned;
  const files = await planned.makeFiles(random.fork(`files of ${key}`));
  const taken = await submit(
    { ...deps, newId: randomUUID },
    { submissionId, procedure, applicant, declared, sentAt: receivedAt },
    files.map(({ fileName, mediaType, bytes }) => ({ claimedName: fileName, claimedType: mediaType, bytes })),
    receivedAt,
  );
  if (!taken.ok) throw new Error(`the intake refused a demo submission: ${taken.failure.kind}`);
}
