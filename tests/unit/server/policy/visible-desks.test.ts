import { describe, expect, it } from 'vitest';
import { deskId, deskOfDeputyship, deskOfTeam, deskOfWorker, officeDesk } from '../../../../server/policy/desks.ts';
import { maySee, type Viewer, visibleDesks } from '../../../../server/policy/visible-desks.ts';
import { toCalendarDate, toInstant } from '../../../../shared/base/calendar-date.ts';
import { deputyshipId, teamId, workerId } from '../../../../shared/base/ids.ts';
import type { Deputyship } from '../../../../shared/domain/deputyship.ts';
import { decidePermission, type TaskFacts } from '../../../../shared/domain/policy/decide-permission.ts';
import { type Role, roles } from '../../../../shared/domain/worker.ts';

const uuid = (digit: string) => `00000000-0000-4000-8000-00000000000${digit}`;
const me = workerId.parse(uuid('1'));
const colleague = workerId.parse(uuid('2'));
const myTeam = teamId.parse(uuid('3'));
const otherTeam = teamId.parse(uuid('4'));
const clearingDesk = deskId.parse(uuid('5'));
const otherClearingDesk = deskId.parse(uuid('6'));
const theDeputyship = deputyshipId.parse(uuid('7'));
const first = workerId.parse(uuid('8'));
const coordinationDesk = deskId.parse(uuid('9'));

function deputyship(changes: Partial<Deputyship> = {}): Deputyship {
  return {
    id: theDeputyship,
    absentWorkerId: colleague,
    deputyIds: [me],
    from: toCalendarDate('2026-11-24'),
    until: toCalendarDate('2026-11-24'),
    weekdays: null,
    procedures: null,
    teamIds: null,
    limitedToPersons: false,
    kind: 'planned',
    setByName: 'Team 1',
    revokedAt: null,
    ...changes,
  };
}

function viewer(role: Role, deputyships: readonly Deputyship[] = []): Viewer {
  return {
    worker: { id: me, teamId: myTeam, roles: [role] },
    deputyships,
    clearingDesk,
    coordinationDesk,
    today: toCalendarDate('2026-11-24'),
  };
}

const facts = (changes: Partial<TaskFacts>): TaskFacts => ({
  assigneeId: colleague,
  teamId: otherTeam,
  isPersonal: false,
  deputyshipIds: [],
  ...changes,
});
const covered = { desks: [deskOfWorker(colleague), deskOfTeam(otherTeam), deskOfDeputyship(theDeputyship)] };
const coveredTask = facts({ deputyshipIds: [theDeputyship] });
const earlier = { from: toCalendarDate('2026-11-01'), until: toCalendarDate('2026-11-23') };
const later = { from: toCalendarDate('2026-11-25'), until: toCalendarDate('2026-11-30') };

/** Where a task lies, and what it is, by how the person stands to it. */
const relations = {
  own: { desks: [deskOfWorker(me), deskOfTeam(myTeam)], task: facts({ assigneeId: me, teamId: myTeam }), of: [] },
  team: { desks: [deskOfWorker(colleague), deskOfTeam(myTeam)], task: facts({ teamId: myTeam }), of: [] },
  'personal in the team': {
    desks: [deskOfWorker(colleague), coordinationDesk],
    task: facts({ teamId: myTeam, isPersonal: true }),
    of: [],
  },
  deputy: { ...covered, task: coveredTask, of: [deputyship()] },
  'ended deputy': { ...covered, task: coveredTask, of: [deputyship(earlier)] },
  'coming deputy': { ...covered, task: coveredTask, of: [deputyship(later)] },
  'revoked deputy': {
    ...covered,
    task: coveredTask,
    of: [deputyship({ revokedAt: toInstant(new Date('2026-11-24T06:00:00Z')) })],
  },
  'deputy on other weekdays': { ...covered, task: coveredTask, of: [deputyship({ weekdays: [1, 3, 4, 5] })] },
  'second deputy': { ...covered, task: coveredTask, of: [deputyship({ deputyIds: [first, me] })] },
  'second deputy while the first is away': {
    ...covered,
    task: coveredTask,
    of: [
      deputyship({ deputyIds: [first, me] }),
      deputyship({ id: deputyshipId.parse(uuid('a')), absentWorkerId: first, deputyIds: [colleague] }),
    ],
  },
  stranger: { desks: [deskOfWorker(colleague), deskOfTeam(otherTeam)], task: facts({}), of: [] },
  clearing: { desks: [clearingDesk], task: facts({ assigneeId: null, teamId: null }), of: [] },
  'clearing elsewhere': { desks: [otherClearingDesk], task: facts({ assigneeId: null, teamId: null }), of: [] },
} as const satisfies Record<string, { desks: readonly unknown[]; task: TaskFacts; of: readonly Deputyship[] }>;
type Relation = keyof typeof relations;

const working: readonly Relation[] = ['own', 'team', 'deputy', 'second deputy while the first is away'];
/** What is allowed; everything else is not. */
const sees: Readonly<Record<Role, readonly Relation[]>> = {
  read: working,
  handle: working,
  coordinate: [...working, 'personal in the team', 'clearing'],
  records: working,
  admin: [],
  privacy: [],
};
const handles: Readonly<Record<Role, readonly Relation[]>> = {
  read: [],
  handle: working,
  coordinate: [],
  records: [],
  admin: [],
  privacy: [],
};

const table = roles.flatMap((role) =>
  (Object.keys(relations) as Relation[]).map((relation) => ({
    role,
    relation,
    see: sees[role].includes(relation),
    handle: handles[role].includes(relation),
  })),
);

describe('the policy', () => {
  it.each(table)('$role x $relation: sees $see, handles $handle', ({ role, relation, see, handle }) => {
    const { desks, task, of } = relations[relation];
    const person = viewer(role, of);
    const isInBasket = relation !== 'clearing elsewhere';
    expect(maySee(person, desks)).toBe(see);
    expect(decidePermission(person, task, 'see', isInBasket).allowed).toBe(see);
    expect(decidePermission(person, task, 'handle', isInBasket).allowed).toBe(handle);
  });

  it('shows the staff to everybody, and nothing that lies nowhere', () => {
    for (const role of roles) {
      expect(visibleDesks(viewer(role))).toContain(officeDesk);
      expect(maySee(viewer(role), [])).toBe(false);
    }
  });

  it.each([
    ['ended deputy', 'deputyship-over'],
    ['coming deputy', 'deputyship-not-begun'],
    ['revoked deputy', 'deputyship-over'],
    ['stranger', 'not-yours'],
    ['personal in the team', 'personal'],
  ] as const)('says why to the %s: %s', (relation, because) => {
    const { task, of } = relations[relation];
    expect(decidePermission(viewer('handle', of), task, 'handle')).toEqual({ allowed: false, because });
  });

  it('says to somebody who only reads that it is their role', () => {
    expect(decidePermission(viewer('read'), relations.own.task, 'handle')).toEqual({ allowed: false, because: 'role' });
  });
});
