import fastifyPlugin from 'fastify-plugin';
import { dayInBerlin, type Instant, toInstant } from '../../shared/base/calendar-date.ts';
import { type DirectoryHit, directoryLimit } from '../../shared/domain/directory-hit.ts';
import { foldFullName } from '../../shared/domain/fold-name.ts';
import { addressOf } from '../../shared/domain/person.ts';
import { decidePermission } from '../../shared/domain/policy/decide-permission.ts';
import { findProcedure, procedureOf } from '../../shared/procedures/catalogue.ts';
import { routes } from '../../shared/wire/routes.ts';
import { maySee } from '../policy/visible-desks.ts';
import type { SignedIn } from '../routes/access.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { registerRoute } from '../routes/register-route.ts';
import { requirePermission } from '../routes/require-permission.ts';
import { appendAudit } from '../store/audit.ts';
import { basketOfTask } from '../store/clearing-writes.ts';
import type { Database, Queryable, Transaction } from '../store/database.ts';
import { findByName, loadDistinctions, searchDirectory } from '../store/directory-reads.ts';
import { desksOf } from '../store/placement.ts';
import { listServiceOffices, withCases } from '../store/responsibility-reads.ts';
import { loadRules } from '../store/responsibility-rules.ts';
import { loadTask } from '../store/task.ts';
import { loadViewer } from '../store/viewer.ts';
import { type RoutedProcedure, routeIdentified } from './decide-responsibility.ts';
import { findCandidates } from './find-candidates.ts';
import { loadFindings, loadPlaces, nameOfRecipient } from './find-responsibility.ts';
import type { PersonInCase } from './findings.ts';
import { parseSearch } from './parse-search.ts';

export interface DirectoryPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
}

/** Who may be meant by a submission in the basket, and a search over everybody. Each look is in the audit log. */
export const directoryPlugin = fastifyPlugin<DirectoryPluginOptions>(
  async (app, { database, now }) => {
    registerRoute(app, routes.candidates, async ({ params, signedIn }) => {
      const found = await database.transaction(async (transaction) => {
        const viewer = await loadViewer(transaction, signedIn.worker, dayInBerlin(now()));
        const desks = await desksOf(transaction, 'task', params.taskId);
        const task = await loadTask(transaction, params.taskId);
        // a task that is not there, one of strangers and one that needs no clearing are answered alike
        if (task === undefined || task.state !== 'clearing' || !maySee(viewer, desks)) return undefined;
        if (!decidePermission(viewer, task, 'clear', desks.includes(viewer.clearingDesk)).allowed) return undefined;
        const { applicant } = task.submission;
        const rows = await findByName(transaction, foldFullName(applicant), directoryLimit);
        const byName = await withCases(transaction, rows);
        const candidates = findCandidates(applicant, { ...(await loadFindings(transaction, applicant)), byName });
        const shown = candidates.slice(0, directoryLimit);
        const hits = await toHits(transaction, shown, procedureOf(task));
        await note(transaction, signedIn, toInstant(now()), {
          objectKind: 'task',
          objectId: task.id,
          action: 'candidates-shown',
          after: { persons: shown.map(({ person }) => person.id) },
        });
        const basket = await basketOfTask(transaction, task.id);
        const others = (await listServiceOffices(transaction)).filter(({ id }) => id !== basket);
        return {
          candidates: hits.map((hit, index) => ({ ...hit, reasons: [...(shown[index]?.reasons ?? [])] })),
          serviceOffices: others.map(({ id, name }) => ({ id, name })),
        };
      });
      if (found === undefined) throw new HttpFailure('not-found');
      return { status: 200, body: found };
    });

    registerRoute(app, routes.searchDirectory, async ({ body, signedIn }) => {
      requirePermission(signedIn, 'search-directory');
      const question = parseSearch(body.text);
      if (question === undefined) throw new HttpFailure('invalid-input', { fields: ['body.text'] });
      const procedure = findProcedure(body.procedure);
      if (procedure === undefined) throw new HttpFailure('invalid-input', { fields: ['body.procedure'] });
      const answer = await database.transaction(async (transaction) => {
        const rows = await searchDirectory(transaction, question, directoryLimit + 1);
        const found = await withCases(transaction, rows.slice(0, directoryLimit));
        await note(transaction, signedIn, toInstant(now()), {
          objectKind: 'worker',
          objectId: signedIn.worker.id,
          action: 'directory-searched',
          after: {
            // what was asked for is personal data; what came out is named by ids
            by: {
              birthDate: question.birthDate !== null,
              words: question.words.length,
              numbers: question.numbers.length,
            },
            persons: found.map(({ person }) => person.id),
          },
        });
        return { hits: [...(await toHits(transaction, found, procedure))], more: rows.length > directoryLimit };
      });
      return { status: 200, body: answer };
    });
  },
  { name: 'directory', dependencies: ['frame'] },
);

/** Each with whom its work would go to; rules and places are asked for once. */
async function toHits(
  queryable: Queryable,
  found: readonly PersonInCase[],
  procedure: RoutedProcedure,
): Promise<readonly DirectoryHit[]> {
  const rules = await loadRules(queryable);
  const places = await loadPlaces(queryable, rules);
  const distinctions = await loadDistinctions(
    queryable,
    found.map(({ person }) => person.id),
  );
  return found.map((hit) => {
    const { person, case: benefitCase } = hit;
    const { familyName, givenNames, birthDate } = person;
    const distinction = distinctions.get(person.id);
    const identified = { found: true, hit, how: 'gesucht' } as const;
    const routed = routeIdentified(identified, { familyName }, procedure, rules, places);
    return {
      personId: person.id,
      caseId: benefitCase.id,
      familyName,
      givenNames,
      birthDate,
      address: distinction === undefined ? '' : addressOf(distinction),
      fileReferences: distinction?.fileReferences ?? [],
      caseNumber: benefitCase.caseNumber,
      serviceOfficeName: places.serviceOffices.find(({ id }) => id === benefitCase.serviceOfficeId)?.name ?? '',
      goesTo: nameOfRecipient(routed, places),
    };
  });
}

async function note(
  transaction: Transaction,
  { worker, deviceId }: Pick<SignedIn, 'worker' | 'deviceId'>,
  at: Instant,
  entry: {
    readonly objectKind: 'task' | 'worker';
    readonly objectId: string;
    readonly action: string;
    readonly after: object;
  },
): Promise<void> {
  await appendAudit(transaction, {
    ...entry,
    at,
    workerId: worker.id,
    onBehalfOf: null,
    before: null,
    deviceId,
    class: 'read',
  });
}
