import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import { startServerProcess } from '../scripts/server-process.ts';
import { startOnStandIn } from '../stand-in/start-on-stand-in.ts';
import { createDriver, type Driver } from './drive-window.ts';
import { type DemoSubmission, makeSubmissions } from './make-submissions.ts';
import { type DemoReport, findShortcomings } from './report.ts';
import { sendSubmission } from './send-submission.ts';
import { askServer, type ServerCounts, type ServerTruth } from './server-truth.ts';
import { showOtherScreens } from './show-other-screens.ts';

/** A caseworker of the demo office (server/demo), and a person with more than one submission. */
const caseworker = 's.okafor';
const searchedFor = { familyName: 'Mertens' };
const settleMs = 120_000;

export interface DemoSetting {
  /** Folder for pictures and filed documents. */
  readonly out: string;
  /** Folder for data that nobody needs afterwards. */
  readonly work: string;
  readonly say: (line: string) => void;
}

export async function runDemo({ out, work, say }: DemoSetting) {
  const report: DemoReport = {
    steps: [],
    tasks: [],
    server: { confirmed: 0, filedDocuments: 0, statistics: 0, checkRecords: 0 },
  };
  const step = async <Value>(name: string, action: () => Promise<Value>): Promise<Value> => {
    const start = performance.now();
    const value = await action();
    report.steps.push({ name, ms: Math.round(performance.now() - start) });
    say(`${name}: ${report.steps.at(-1)?.ms} ms`);
    return value;
  };

  const server = await step('server', () => startServerProcess({ data: join(work, 'server') }));
  const truth = await askServer(server.url, caseworker);
  const before = await truth.counts();
  const submissions = await makeSubmissions(new Date(), dayInBerlin(new Date()));
  const sent = await step('intake', () => sendAll(server.url, server.portalKey ?? '', submissions));
  const app = startOnStandIn({
    profile: join(work, 'profile'),
    serverUrl: server.url,
    env: { ZWEIKLICK_DEMO_USER: caseworker },
  });
  try {
    const page = await step('start', () => app.firstPage);
    await page.setViewportSize({ width: 1440, height: 900 });
    const driver = createDriver(page, out);
    await step('sync and inbox', () => driver.waitForTask());
    await driver.picture('eingang');
    await handleAll(driver, sent, report, step);
    await step('other screens', () => showOtherScreens(page, driver, searchedFor));
    await step('server confirms', () => waitUntilFiled(truth, report, before, expectedOf(submissions)));
    await step('export', () => exportFiled(truth, report, join(out, 'akte')));
  } finally {
    await app.dispose();
    await server.stop();
  }
  return { report, shortcomings: findShortcomings(report, expectedOf(submissions)) };
}

type Step = <Value>(name: string, action: () => Promise<Value>) => Promise<Value>;

async function sendAll(url: string, portalKey: string, submissions: readonly DemoSubmission[]) {
  const sent = new Map<string, string>();
  for (const submission of submissions) {
    const { processNumber } = await sendSubmission(url, portalKey, submission);
    sent.set(processNumber, submission.part.procedure);
  }
  return sent;
}

/** Goes down the inbox and handles what the demo has sent; the newest stands on top. */
async function handleAll(driver: Driver, sent: ReadonlyMap<string, string>, report: DemoReport, step: Step) {
  const left = new Set(sent.keys());
  while (left.size > 0) {
    const processNumber = await driver.waitForTask();
    const procedure = sent.get(processNumber);
    if (procedure === undefined || !left.delete(processNumber)) {
      await driver.goDown();
      continue;
    }
    await step(`evidence ${processNumber}`, () => driver.waitForCheck());
    await driver.picture(`aufgabe-${report.tasks.length + 1}-${procedure}`);
    const clicks = await step(`two clicks ${processNumber}`, () => driver.confirmAndFile(processNumber));
    report.tasks.push({ processNumber, procedure, clicks, filed: false });
  }
}

function expectedOf(submissions: readonly DemoSubmission[]) {
  const counted = submissions.filter(({ part }) => findProcedure(part.procedure)?.handover.statistics !== null);
  return {
    tasks: submissions.length,
    filedDocuments: submissions.reduce((sum, { files }) => sum + 1 + files.length, 0),
    statistics: counted.length,
  };
}

/** The last batch leaves the workstation when its hold window ends; then the hand-over follows. */
async function waitUntilFiled(
  truth: ServerTruth,
  report: DemoReport,
  before: ServerCounts,
  expected: ReturnType<typeof expectedOf>,
): Promise<void> {
  const end = Date.now() + settleMs;
  for (;;) {
    const [{ tasks, documents }, counts] = [await truth.rows(), await truth.counts()];
    const numbers = new Set(report.tasks.map((task) => task.processNumber));
    const records = documents.filter(
      ({ origin, processNumber }) => origin === 'record' && numbers.has(processNumber ?? ''),
    );
    const filed = new Set(tasks.filter((task) => task.state === 'filed').map((task) => String(task.processNumber)));
    for (const task of report.tasks) task.filed = filed.has(task.processNumber);
    report.server = {
      confirmed: counts.confirmed - before.confirmed,
      filedDocuments: counts.filedDocuments - before.filedDocuments,
      statistics: counts.statistics - before.statistics,
      checkRecords: records.length,
    };
    if (findShortcomings(report, expected).length === 0 || Date.now() > end) return;
    await wait(500);
  }
}

/** The filed documents as the server holds them, with a list of their titles and registers. */
async function exportFiled(truth: ServerTruth, report: DemoReport, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const numbers = new Set(report.tasks.map((task) => task.processNumber));
  const filed = (await truth.rows()).documents.filter((document) => numbers.has(document.processNumber ?? ''));
  const endings: Readonly<Record<string, string>> = {
    'application/pdf': 'pdf',
    'image/jpeg': 'jpg',
    'image/png': 'png',
  };
  const list = filed.map((document, index) => ({
    file: `${String(index + 1).padStart(2, '0')}-${document.type}.${endings[document.mediaType] ?? 'bin'}`,
    processNumber: document.processNumber,
    register: document.register,
    title: document.title,
    sha256: document.contentHash,
  }));
  for (const { file, sha256 } of list) await writeFile(join(folder, file), await truth.document(sha256));
  await writeFile(join(folder, 'inhalt.json'), `${JSON.stringify(list, null, 2)}\n`);
}
