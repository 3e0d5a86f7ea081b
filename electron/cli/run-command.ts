import type { Failure } from '../../shared/base/failure.ts';
import { failure } from '../../shared/base/failure.ts';
import type { ProcessNumber } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { App, Verification } from '../app/app.ts';
import { asker } from './ask.ts';
import { exportWork, importWork } from './carry-work.ts';
import { blacken, confirm, file, takeInHand } from './decide.ts';
import { endDeputyship, listDeputyships, setDeputyship, showBriefing, showHandBack } from './deputies.ts';
import type { Call } from './read-call.ts';
import { showCheck } from './show-check.ts';

const everything = { scope: 'all', status: 'to-do', procedure: null, order: 'newest' } as const;
const ROWS_A_QUESTION = 200;
const INVENTORY_ROWS = 100;

/** Carries out one command of the command line through the same channels as the interface. */
export async function runCommand(app: App, call: Call): Promise<Result<unknown, Failure>> {
  const ask = asker(app);
  switch (call.command) {
    case 'sync':
      return await sync(app);
    case 'tasks':
      return await listTasks(app);
    case 'show':
      return await withTask(app, call, (taskId) => showTask(app, taskId));
    case 'evidence':
      return await withTask(app, call, (taskId) => readAndCheck(app, taskId));
    case 'blacken':
      return await withTask(app, call, (taskId) => blacken(ask, taskId));
    case 'claim':
    case 'release':
      return await withTask(app, call, (taskId) => takeInHand(ask, taskId, call));
    case 'confirm':
      return await withTask(app, call, (taskId) => confirm(ask, taskId, call));
    case 'file':
      return await withTask(app, call, (taskId) => file(ask, taskId, call));
    case 'undo':
      return await withTask(app, call, (taskId) => ask('task.undo', { taskId }));
    case 'outbox':
      return ok(app.tools.outbox());
    case 'push': {
      const pushed = await app.tools.push();
      return pushed.ok ? ok({ waiting: app.tools.outbox() }) : pushed;
    }
    case 'where':
      return await ask('whereabouts.find', { processNumber: call.argument as ProcessNumber });
    case 'search':
      return await ask('search.find', { text: call.argument, limit: 100 });
    case 'case-file':
      return await showCaseFile(app, call.argument);
    case 'verify': {
      const verification = await app.tools.verify();
      return verification.sound ? ok(verification) : failed(failure('damaged', { fields: damagedParts(verification) }));
    }
    case 'reset': {
      const reset = await app.tools.workstation.reset();
      return reset.ok ? await sync(app) : reset;
    }
    case 'rotate-key':
      return await app.tools.workstation.renewKeys();
    case 'rebuild': // done before the person signed in
      return await sync(app);
    case 'export-work':
      return await exportWork(app, call.argument);
    case 'import-work':
      return await importWork(app, call.argument);
    case 'inventory':
      return await listInventory(app);
    case 'deputyships':
      return await listDeputyships(ask);
    case 'deputy-for':
      return await setDeputyship(ask, call);
    case 'end-deputyship':
      return await endDeputyship(ask, call.argument);
    case 'briefing':
      return await showBriefing(ask, call.argument);
    case 'hand-back':
      return await showHandBack(ask, call);
    case 'doctor':
      return ok(await app.tools.doctor());
    default:
      return unreachable(call.command);
  }
}

/** Not done when the server did not answer: a script must not take an old cache for a new one. */
async function sync(app: App): Promise<Result<unknown, Failure>> {
  const status = await asker(app)('sync.now', {});
  if (!status.ok || status.value.connection === 'online') {
    return status.ok && status.value.problem !== null ? failed(status.value.problem) : status;
  }
  return failed(status.value.problem ?? failure('offline'));
}

/** What is damaged, without contents: `JC-2026-11-000017 verdict-differs` for a Prüfvermerk. */
function damagedParts({ database, documents, journal, records }: Verification): string[] {
  return [
    ...(database.length > 0 ? ['database'] : []),
    ...(documents.damaged > 0 ? ['documents'] : []),
    ...(journal.unbroken ? [] : ['journal']),
    ...records.broken.map(({ processNumber, problem }) => `${processNumber} ${problem}`),
  ].slice(0, 50);
}

async function listTasks(app: App): Promise<Result<unknown, Failure>> {
  const ask = asker(app);
  const rows: unknown[] = [];
  for (;;) {
    const page = await ask('inbox.list', { filter: everything, offset: rows.length, limit: ROWS_A_QUESTION });
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    if (page.value.rows.length === 0 || rows.length >= page.value.total) return ok({ rows, total: page.value.total });
  }
}

/** On a terminal it is looked at as on a screen. */
async function showTask(app: App, taskId: string): Promise<Result<unknown, Failure>> {
  const ask = asker(app);
  const shown = await ask('task.show', { taskId });
  if (shown.ok) await ask('reads.note', { kind: 'task', objectId: shown.value.task.id });
  return shown;
}

async function listInventory(app: App): Promise<Result<unknown, Failure>> {
  const ask = asker(app);
  const first = await ask('inventory.list', { offset: 0, limit: INVENTORY_ROWS });
  if (!first.ok) return first;
  const { sums, removals, total } = first.value;
  const rows = [...first.value.rows];
  while (rows.length < total) {
    const page = await ask('inventory.list', { offset: rows.length, limit: INVENTORY_ROWS });
    if (!page.ok) return page;
    if (page.value.rows.length === 0) break;
    rows.push(...page.value.rows);
  }
  return ok({ sums, rows, removals });
}

/** Reads what is missing first: nobody else does here. */
async function readAndCheck(app: App, taskId: string): Promise<Result<unknown, Failure>> {
  await app.tools.readProofs(taskId);
  const shown = await asker(app)('evidence.show', { taskId });
  return shown.ok ? ok(showCheck(shown.value)) : shown;
}

async function showCaseFile(app: App, caseFileId: string): Promise<Result<unknown, Failure>> {
  const ask = asker(app);
  const shown = await ask('case-file.show', { caseFileId });
  if (!shown.ok) return shown;
  await ask('reads.note', { kind: 'case', objectId: shown.value.case.id });
  const documents = await ask('case-file.documents', { caseFileId, register: null, offset: 0, limit: 200 });
  return documents.ok ? ok({ ...shown.value, documents: documents.value.rows }) : documents;
}

/** Accepts a task id or a process number, which is what people have at hand. */
async function withTask(
  app: App,
  call: Call,
  work: (taskId: string) => Promise<Result<unknown, Failure>>,
): Promise<Result<unknown, Failure>> {
  if (!/^JC-/.test(call.argument)) return await work(call.argument);
  const found = await asker(app)('search.find', { text: call.argument, limit: 10 });
  if (!found.ok) return found;
  const task = found.value.hits.find((hit) => hit.kind === 'task');
  return task === undefined ? failed(failure('not-found')) : await work(task.id);
}
