import {
  type CalendarDate,
  dayInBerlin,
  formatGermanDay,
  type Instant,
  toInstant,
} from '../../shared/base/calendar-date.ts';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { deputyshipId } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { actingSince, actingUntil, type Deputyship, isAbsentOn } from '../../shared/domain/deputyship.ts';
import { sortableName } from '../../shared/domain/person.ts';
import {
  type DeputyshipWarning,
  findProblems,
  findWarnings,
  relationToAbsence,
} from '../../shared/domain/plan-deputyship.ts';
import { mayInOffice } from '../../shared/domain/policy/decide-permission.ts';
import type { DeputyEntry, deputyChannels } from '../../shared/ipc/deputies.ts';
import type { ResponseOf } from '../../shared/ipc/index.ts';
import type { DeputyshipResponse } from '../../shared/wire/deputyships.ts';
import { routes } from '../../shared/wire/routes.ts';
import { countPersonalTasks, listCoveredTasks, listOwnToDo } from '../cache/deputyship/covered-tasks.ts';
import { listDeputyships, putDeputyship } from '../cache/deputyship/deputyship-rows.ts';
import { findPersonsOfWorker } from '../cache/deputyship/find-persons.ts';
import { putDeputyshipNote } from '../cache/deputyship/note-rows.ts';
import { type BriefedTask, planBriefing, planLeft } from '../cache/deputyship/plan-briefing.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { refreshScopes, refreshScopesOfDay } from '../cache/task/scope-rule.ts';
import { listWorkers } from '../cache/worker/worker-rows.ts';
import { readMe } from '../outbox/read-me.ts';
import {
  isBriefingUnread,
  isHandBackUnread,
  readHandBack,
  readServerFacts,
  refreshFromServer,
} from './deputyship-facts.ts';
import { describeDeputyships } from './describe-deputyship.ts';
import { atDesk, type Desk, type HandlersOf, type HandlerWorld } from './handler.ts';

const ENTRIES_SHOWN = 100;
const PERSONS_FOUND = 20;
const order = new Intl.Collator('de', { sensitivity: 'base', numeric: true });

export const deputyHandlers: HandlersOf<keyof typeof deputyChannels> = {
  'deputies.list': atDesk((_request, { db }, world) => {
    const { today } = timeOf(world);
    const me = readMe(db);
    const all = listDeputyships(db);
    const views = describeDeputyships({
      me,
      workers: listWorkers(db),
      all,
      today,
      personsOf: (id) => readServerFacts(db, id)?.persons ?? null,
    });
    const unread = (card: 'briefing' | 'hand-back', isUnread: (one: Deputyship) => boolean) =>
      all.filter(isUnread).map(({ id }) => ({ card, deputyshipId: id }));
    return ok({
      views: [...views],
      cards: [
        ...unread('hand-back', (one) => isHandBackUnread(db, one, today)),
        ...unread('briefing', (one) => isBriefingUnread(db, one, all, today)),
      ],
      maySetOwn: mayInOffice(me, 'set-own-deputyship'),
      maySetForTeam: mayInOffice(me, 'set-team-deputyship'),
    });
  }),
  'deputies.refresh': atDesk(async (_request, desk, world) =>
    ok({ isOnline: await refreshFromServer(desk, world, timeOf(world)) }),
  ),
  'deputies.form': atDesk((_request, { db }, world) => ok(formOf(db, timeOf(world).today, world))),
  'deputies.find-persons': atDesk(({ absentWorkerId, text }, { db }) =>
    ok(
      findPersonsOfWorker(db, absentWorkerId, text, PERSONS_FOUND).map(({ person, caseNumber }) => ({
        id: person.id,
        name: sortableName(person),
        detail: [formatGermanDay(person.birthDate), caseNumber].join(' · '),
      })),
    ),
  ),
  'deputies.check': atDesk(({ personIds, ...rest }, { db }, world) => {
    const wish = { ...rest, limitedToPersons: personIds !== null };
    const deputyships = listDeputyships(db);
    const facts = { workers: listWorkers(db), deputyships, today: timeOf(world).today };
    const problems = findProblems(wish, facts);
    const warnings = problems.length === 0 ? findWarnings(wish, facts, rest.id) : [];
    return ok({ problems: [...problems], warnings: describeWarnings(warnings, deputyships) });
  }),
  'deputies.set': atDesk(async (body, desk, world) =>
    keep(desk, world, await world.online.call(routes.setDeputyship, { body })),
  ),
  'deputies.change': atDesk(async ({ deputyshipId: id, ...body }, desk, world) =>
    keep(desk, world, await world.online.call(routes.changeDeputyship, { params: { deputyshipId: id }, body })),
  ),
  'deputies.end': atDesk(async ({ deputyshipId: id }, desk, world) => {
    const ended = keep(desk, world, await world.online.call(routes.revokeDeputyship, { params: { deputyshipId: id } }));
    return ended.ok ? ok(null) : ended;
  }),
  'deputies.briefing': atDesk(({ deputyshipId: id }, { db }, world) => {
    const { now, today } = timeOf(world);
    db.transaction(() => refreshScopesOfDay(db, today));
    const all = listDeputyships(db);
    const deputyship = all.find((one) => one.id === id);
    const me = readMe(db).id;
    const since = deputyship === undefined ? null : actingSince(me, deputyship, all, today);
    if (deputyship === undefined || since === null) return failed(failure('not-found'));
    const { absentWorkerId } = deputyship;
    const briefing = planBriefing(listCoveredTasks(db, id), { absentWorkerId, since, today, now });
    return ok({
      absentName: nameOf(db, absentWorkerId),
      since,
      until: actingUntil(me, deputyship, all, today) ?? today,
      due: toEntries(briefing.due),
      halfDone: toEntries(briefing.halfDone),
      handsOff: toEntries(briefing.handsOff),
      fresh: toEntries(briefing.fresh),
      personalTasks: readServerFacts(db, id)?.personalTasks ?? null,
    });
  }),
  'deputies.hand-back': atDesk(({ deputyshipId: id }, { db }, world) => {
    const { today } = timeOf(world);
    const deputyship = listDeputyships(db).find((one) => one.id === id);
    if (deputyship === undefined || deputyship.absentWorkerId !== readMe(db).id) return failed(failure('not-found'));
    const handBack = readHandBack(db, deputyship, today);
    if (handBack === null) return failed(failure('not-found'));
    const { plan, askedAt, done, conflicts } = handBack;
    const left = planLeft(listOwnToDo(db), today);
    return ok({
      from: plan.from,
      until: plan.until,
      deputyNames: deputyship.deputyIds.map((deputy) => nameOf(db, deputy)),
      askedAt,
      done,
      conflicts,
      open: toEntries(left.open),
      waiting: toEntries(left.waiting),
    });
  }),
  'deputies.close-card': atDesk(({ deputyshipId: id, card }, { db }, world) => {
    const { at, today } = timeOf(world);
    const all = listDeputyships(db);
    const deputyship = all.find((one) => one.id === id);
    if (deputyship === undefined) return failed(failure('not-found'));
    const readUntil =
      card === 'briefing'
        ? actingSince(readMe(db).id, deputyship, all, today)
        : readHandBack(db, deputyship, today)?.plan.unreadUntil;
    if (readUntil === undefined || readUntil === null) return ok(null); // closed before, or over meanwhile
    db.transaction(() => putDeputyshipNote(db, id, `${card}-read`, { notedAt: at, data: readUntil }));
    return ok(null);
  }),
};

function timeOf({ clock }: HandlerWorld): { readonly now: Date; readonly at: Instant; readonly today: CalendarDate } {
  const now = clock.now();
  return { now, at: toInstant(now), today: dayInBerlin(now) };
}

function nameOf(db: ReadableDatabase, worker: Deputyship['absentWorkerId']): string {
  return listWorkers(db).find(({ id }) => id === worker)?.displayName ?? '';
}

/** What the server wrote is shown at once; the next pull brings it again. */
function keep(
  { db }: Desk,
  world: HandlerWorld,
  answer: Result<DeputyshipResponse, Failure>,
): Result<{ warnings: ReturnType<typeof describeWarnings> }, Failure> {
  if (!answer.ok) return answer;
  const { deputyship, warnings } = answer.value;
  db.transaction(() => {
    putDeputyship(db, deputyship);
    refreshScopes(db, timeOf(world).today);
  });
  return ok({ warnings: describeWarnings(warnings, listDeputyships(db)) });
}

function describeWarnings(warnings: readonly DeputyshipWarning[], all: readonly Deputyship[]) {
  return warnings.map((warning) => {
    if (warning.kind === 'everybody-away') return warning;
    const other = all.find(({ id }) => id === warning.with);
    return {
      kind: warning.kind,
      day: warning.day,
      from: other?.from ?? warning.day,
      until: other?.until ?? warning.day,
    };
  });
}

function formOf(db: ReadableDatabase, today: CalendarDate, { newId }: HandlerWorld): ResponseOf<'deputies.form'> {
  const me = readMe(db);
  const workers = listWorkers(db).toSorted((one, other) => order.compare(one.displayName, other.displayName));
  const all = listDeputyships(db);
  const personal = countPersonalTasks(db);
  const absent = workers.filter((worker) => relationToAbsence(me, worker) !== null);
  const teams = new Map(workers.map(({ teamId, teamName }) => [teamId, teamName]));
  return {
    id: deputyshipId.parse(newId()),
    today,
    me: me.id,
    absent: absent
      .toSorted((one, other) => Number(other.id === me.id) - Number(one.id === me.id))
      .map(({ id, login, displayName }) => ({ id, login, name: displayName, personalTasks: personal.get(id) ?? 0 })),
    deputies: workers
      .filter(({ roles }) => roles.includes('handle'))
      .toSorted((one, other) => Number(other.teamId === me.teamId) - Number(one.teamId === me.teamId))
      .map(({ id, login, displayName, teamName }) => ({
        id,
        login,
        name: displayName,
        teamName,
        isAway: isAbsentOn(id, all, today),
      })),
    teams: [...teams].map(([id, name]) => ({ id, name })).toSorted((one, other) => order.compare(one.name, other.name)),
  };
}

function toEntries(briefed: readonly BriefedTask[]): { rows: DeputyEntry[]; total: number } {
  const rows = briefed.slice(0, ENTRIES_SHOWN).map(({ task, why }) => ({
    taskId: task.id,
    name: sortableName(task.applicant),
    procedure: task.procedure,
    processNumber: task.processNumber,
    state: task.state,
    receivedAt: task.receivedAt,
    dueOn: task.dueOn,
    why,
    claimedBy: task.claim?.byName ?? null,
  }));
  return { rows, total: briefed.length };
}
