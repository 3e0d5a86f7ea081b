import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { ResponseOf } from '../../shared/ipc/index.ts';
import type { Ask } from './ask.ts';
import type { Call } from './read-call.ts';

/** `claim` and `release`. */
export async function takeInHand(ask: Ask, taskId: string, call: Call): Promise<Result<unknown, Failure>> {
  const shown = await ask('task.show', { taskId });
  if (!shown.ok) return shown;
  const step = { taskId, expectedVersion: shown.value.task.version };
  const done =
    call.command === 'release'
      ? await ask('task.release', step)
      : await ask('task.claim', { ...step, takeOver: call.takeOver });
  if (!done.ok) return done;
  const now = await ask('task.show', { taskId });
  return now.ok ? ok({ claim: now.value.task.claim }) : now;
}

/** Click one. Findings are opened and values taken over only when the call says so. */
export async function confirm(ask: Ask, taskId: string, call: Call): Promise<Result<unknown, Failure>> {
  const shown = await ask('task.show', { taskId });
  if (!shown.ok) return shown;
  const { check } = call.openFindings || call.takeOver ? await checkOf(ask, taskId) : { check: null };
  if (call.openFindings) {
    for (const { key, severity } of check?.findings ?? []) {
      if (severity !== 'info') await ask('evidence.open-finding', { taskId, key });
    }
  }
  const expectedVersion = shown.value.task.version;
  if (!call.takeOver) return await ask('task.confirm', { taskId, expectedVersion });
  const reason = call.reason ?? '';
  const differing = (check?.fields ?? []).filter(
    ({ verdict, field }) => verdict === 'differs' && check?.proofValues[field],
  );
  const takeOver = differing.map(({ field }) => ({ field, value: check?.proofValues[field] ?? '', reason }));
  if (takeOver.length === 0) return failed(failure('not-allowed-now', { fields: ['nothing-to-take-over'] }));
  return await ask('task.confirm', { taskId, expectedVersion, takeOver });
}

/** Click two, as proposed; with a reason also against the right-person lock. */
export async function file(ask: Ask, taskId: string, call: Call): Promise<Result<unknown, Failure>> {
  const shown = await ask('task.show', { taskId });
  if (!shown.ok) return shown;
  const { task, proposal } = shown.value;
  if (proposal.caseFileId === null) return failed(failure('not-allowed-now'));
  return await ask('task.file', {
    taskId,
    expectedVersion: task.version,
    caseFileId: proposal.caseFileId,
    register: proposal.register,
    documents: proposal.documents,
    ...(call.reason === undefined ? {} : { lockOverride: call.reason }),
  });
}

/** Makes a blackened copy of every proof that shows what the office may not keep. */
export async function blacken(ask: Ask, taskId: string): Promise<Result<unknown, Failure>> {
  const { check } = await checkOf(ask, taskId);
  const made: ResponseOf<'derivative.make'>[] = [];
  for (const { contentHash, sensitive } of check?.documents ?? []) {
    if (sensitive.length === 0) continue;
    const words = await ask('evidence.words', { contentHash });
    if (!words.ok) return words;
    const pages = words.value.pages.map(({ page }) => ({
      page,
      rotation: 0 as const,
      straighten: 0,
      crop: null,
      brightness: 0,
      contrast: 0,
      blacken: sensitive.filter((place) => place.page === page).map(({ box }) => box),
    }));
    const derivative = await ask('derivative.make', { taskId, original: contentHash, steps: { pages } });
    if (!derivative.ok) return derivative;
    made.push(derivative.value);
  }
  return ok({ derivatives: made.map(({ steps: _steps, ...derivative }) => derivative) });
}

async function checkOf(ask: Ask, taskId: string): Promise<Pick<ResponseOf<'evidence.show'>, 'check'>> {
  const shown = await ask('evidence.show', { taskId });
  return shown.ok ? shown.value : { check: null };
}
