import { calendarDate } from '../../shared/base/calendar-date.ts';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { deputyshipId } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Ask } from './ask.ts';
import type { Call } from './read-call.ts';

/** Who stands in for whom, as far as it concerns this person. Asks the server first for what only it knows. */
export async function listDeputyships(ask: Ask): Promise<Result<unknown, Failure>> {
  await ask('deputies.refresh', {});
  return await ask('deputies.list', {});
}

/**
 * Sets one up for somebody, by name, from `--from` until `--until`, with `--deputies` in their order. Without them the
 * person of the call stands in. Failures name what was not understood or found wrong.
 */
export async function setDeputyship(
  ask: Ask,
  { argument, from, until, deputies }: Call,
): Promise<Result<unknown, Failure>> {
  const form = await ask('deputies.form', {});
  if (!form.ok) return form;
  const [first, last] = [calendarDate.safeParse(from), calendarDate.safeParse(until)];
  if (!first.success || !last.success) return failed(failure('invalid-input', { fields: ['from', 'until'] }));
  const absent = findByName(form.value.absent, argument);
  const wanted = deputies?.split(',') ?? [];
  const named = wanted.map((name) => findByName(form.value.deputies, name));
  const deputyIds = wanted.length === 0 ? [form.value.me] : named.flatMap((one) => one?.id ?? []);
  if (absent === undefined) return failed(failure('not-found', { fields: ['name'] }));
  if (wanted.length > 0 && named.includes(undefined)) return failed(failure('not-found', { fields: ['deputies'] }));
  const id = form.value.id;
  const scope = { weekdays: null, procedures: null, teamIds: null, personIds: null };
  const period = { from: first.data, until: last.data };
  const set = await ask('deputies.set', { id, absentWorkerId: absent.id, deputyIds, ...period, ...scope });
  return set.ok ? ok({ deputyshipId: id, ...set.value }) : set;
}

export async function endDeputyship(ask: Ask, argument: string): Promise<Result<unknown, Failure>> {
  return await withId(argument, (id) => ask('deputies.end', { deputyshipId: id }));
}

export async function showBriefing(ask: Ask, argument: string): Promise<Result<unknown, Failure>> {
  await ask('deputies.refresh', {});
  return await withId(argument, (id) => ask('deputies.briefing', { deputyshipId: id }));
}

/** What is to be told of the time that is over; with `--close` it counts as read, as the cross of its card does. */
export async function showHandBack(ask: Ask, { argument, close }: Call): Promise<Result<unknown, Failure>> {
  await ask('deputies.refresh', {});
  return await withId(argument, async (id) => {
    const handBack = await ask('deputies.hand-back', { deputyshipId: id });
    if (close === true && handBack.ok) await ask('deputies.close-card', { deputyshipId: id, card: 'hand-back' });
    return handBack;
  });
}

async function withId(
  argument: string,
  work: (id: ReturnType<typeof deputyshipId.parse>) => Promise<Result<unknown, Failure>>,
): Promise<Result<unknown, Failure>> {
  const id = deputyshipId.safeParse(argument);
  return id.success ? await work(id.data) : failed(failure('not-found'));
}

/** The login or the whole name in any case, or a part of the name that only one person has. */
function findByName<Named extends { readonly name: string; readonly login: string }>(
  all: readonly Named[],
  name: string,
): Named | undefined {
  const wanted = name.trim().toLocaleLowerCase('de');
  const whole = all.find(({ login, name: shown }) =>
    [login, shown].some((one) => one.toLocaleLowerCase('de') === wanted),
  );
  const partly = all.filter((one) => one.name.toLocaleLowerCase('de').includes(wanted));
  return whole ?? (partly.length === 1 ? partly[0] : undefined);
}
