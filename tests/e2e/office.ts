import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { sendSubmission } from '../../build/demo/send-submission.ts';
import { askServer, type ServerTruth } from '../../build/demo/server-truth.ts';
import { makeSickNote } from '../../server/demo/files/make-sick-note.ts';
import type { ProofForm } from '../../server/demo/files/render-proof.ts';
import { makeSickNoteDetails, type SickNoteWishes } from '../../server/demo/files/sick-note-details.ts';
import { namedHouseholds } from '../../server/demo/named-households.ts';
import { makePerson } from '../../server/demo/names/make-person.ts';
import { createSeededRandom } from '../../server/demo/names/seeded-random.ts';
import { addDays, dayInBerlin, toCalendarDate } from '../../shared/base/calendar-date.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';
import { type LaunchedApp, type LaunchOptions, test as launchTest } from './launch.ts';

/** A caseworker of the demo office and a person whose matters she handles. */
export const caseworker = 's.okafor';
export const mara = {
  familyName: 'Mertens',
  givenNames: 'Mara',
  birthDate: toCalendarDate('1985-03-12'),
  caseNumber: '31302BG0004182',
};

export interface Office {
  readonly serverUrl: string;
  readonly truth: ServerTruth;
  /** Sends a sick note with its certificate, as a portal does; its process number. */
  sendSickNote(wishes?: SentSickNote): Promise<string>;
  /** Stops the server while something happens; afterwards it is back at the same address with the same data. */
  withoutServer(during: () => Promise<void>): Promise<void>;
}

interface WorkerFixtures {
  readonly office: Office;
}

interface Fixtures {
  /** Starts the program signed in as the caseworker, and waits until a task is open. */
  readonly openWorkplace: (options?: LaunchOptions) => Promise<LaunchedApp>;
}

const officePatienceMs = 240_000;

export const test = launchTest.extend<Fixtures, WorkerFixtures>({
  office: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      let server = await startServer();
      await use({
        serverUrl: server.url,
        truth: await askServer(server.url, caseworker),
        sendSickNote: (wishes) => sendSickNote(server, wishes),
        withoutServer: async (during) => {
          await server.stop();
          try {
            await during();
          } finally {
            server = await startServer({ data: server.data, port: server.port });
          }
        },
      });
      await server.dispose();
    },
    { scope: 'worker', timeout: officePatienceMs },
  ],
  openWorkplace: async ({ launchApp, office }, use) => {
    await use(async (options = {}) => {
      const env = { ZWEIKLICK_DEMO_USER: caseworker, ...options.env };
      const app = await launchApp({ serverUrl: office.serverUrl, ...options, env });
      await app.page.setViewportSize({ width: 1440, height: 900 });
      await proofIsPainted(app.page);
      return app;
    });
  },
});

export { expect };

/** Waits until the open task shows the first page of its proof. */
export async function proofIsPainted(page: Page): Promise<void> {
  await page.locator('[data-first-page-painted]:visible').first().waitFor({ timeout: 45_000 });
}

/**
 * What was clicked leaves at once, as when somebody presses „Jetzt abgleichen“. That it leaves by itself when the hold
 * window ends is waited for in two-clicks.spec.ts.
 */
export async function sendNow(page: Page): Promise<void> {
  await page.evaluate(async () => {
    type Bridge = { invoke(channel: 'sync.now', request: object): Promise<unknown> };
    await (window as unknown as { zweiklick: Bridge }).zweiklick.invoke('sync.now', {});
  });
}

/** The line with the process number under the headline of the open task. */
export function taskLine(page: Page) {
  return page.getByRole('article', { name: 'Vorgang' }).getByRole('list').first();
}

/** Shows only the person's own tasks, and waits until the former list is gone and opens nothing more. */
export async function showOwnTasks(page: Page): Promise<void> {
  await page.keyboard.press('2');
  const own = page.getByRole('radio', { name: /^Meine/ });
  await expect(own).toBeChecked();
  const count = /\d+/.exec((await own.locator('xpath=ancestor-or-self::label').textContent()) ?? '')?.[0] ?? '';
  await expect(inboxRows(page).first()).toHaveAttribute('aria-setsize', count);
}

/** Sends a sick note, waits until it stands on top of the open inbox, and opens it; its process number. */
export async function openSickNote(page: Page, office: Office, wishes?: SentSickNote): Promise<string> {
  const processNumber = await office.sendSickNote(wishes);
  await expect(async () => {
    await inboxRows(page).first().click({ timeout: 1000 });
    await expect(taskLine(page)).toContainText(processNumber, { timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  return processNumber;
}

/** The rows of the inbox that are drawn. */
export function inboxRows(page: Page) {
  return page.getByRole('listbox', { name: 'Eingänge' }).getByRole('option');
}

/** How a sick note and its certificate differ from a plain one where everything agrees. */
export interface SentSickNote {
  /** Days before today on which it begins; chosen so that no two notes overlap where absent. */
  readonly sinceDaysAgo?: number;
  /** Values that are declared in place of what the certificate says. */
  readonly declared?: Readonly<Record<string, string>>;
  readonly onProof?: Partial<SickNoteWishes>;
  readonly form?: ProofForm;
}

/** People of Sabine's with no sick note of their own yet; each note is another one's, so that they cannot overlap. */
const senders = ['lindner', 'haddad', 'oeztuerk', 'nowak', 'von-buelow'].flatMap((key) =>
  namedHouseholds.filter((household) => household.key === key),
);
let sent = 0;

async function sendSickNote(server: TestServer, wishes: SentSickNote = {}): Promise<string> {
  const { caseNumber, persons } = senders[sent % senders.length] ?? {};
  const [known] = persons ?? [];
  if (known === undefined || caseNumber === undefined) throw new Error('the demo office has other people');
  const round = Math.floor(sent / senders.length);
  sent += 1;
  const { familyName, givenNames, birthDate } = known;
  const unfitSince = addDays(dayInBerlin(new Date()), -(wishes.sinceDaysAgo ?? 2 - (round % 3)));
  const unfitUntil = wishes.sinceDaysAgo === undefined ? unfitSince : addDays(unfitSince, 4);
  const period = { kind: 'initial', unfitSince, unfitUntil, assessedOn: unfitSince, ...wishes.onProof } as const;
  const seed = `e2e ${sent}`;
  const person = { ...makePerson(createSeededRandom(seed)), ...known };
  const details = makeSickNoteDetails(createSeededRandom(seed), person, period);
  const { processNumber } = await sendSubmission(server.url, server.portalKey ?? '', {
    part: {
      submissionId: randomUUID(),
      procedure: 'sick-note',
      applicant: { familyName, givenNames, birthDate, caseNumber },
      declared: { kind: 'INITIAL', unfitSince, unfitUntil, assessedOn: unfitSince, ...wishes.declared },
      sentAt: new Date().toISOString(),
    },
    files: [await makeSickNote(details, wishes.form ?? 'digital-pdf', seed)],
  });
  return processNumber;
}
