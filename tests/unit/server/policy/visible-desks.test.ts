import { describe, expect, it } from 'vitest';
import { deskId, deskOfTeam, deskOfWorker, officeDesk } from '../../../../server/policy/desks.ts';
import { mayHandle, maySee, type Viewer, visibleDesks } from '../../../../server/policy/visible-desks.ts';
import { toCalendarDate } from '../../../../shared/base/calendar-date.ts';
import { deputyshipId, teamId, workerId } from '../../../../shared/base/ids.ts';
import { type Role, roles } from '../../../../shared/domain/worker.ts';

const uuid = (digit: string) => `00000000-0000-4000-8000-00000000000${digit}`;
const me = workerId.parse(uuid('1'));
const colleague = workerId.parse(uuid('2'));
const myTeam = teamId.parse(uuid('3'));
const otherTeam = teamId.parse(uuid('4'));
const clearingDesk = deskId.parse(uuid('5'));
const otherClearingDesk = deskId.parse(uuid('6'));

function viewer(role: Role, deputyshipDays?: readonly [string, string]): Viewer {
  const deputyships = deputyshipDays
    ? [
        {
          id: deputyshipId.parse(uuid('7')),
          absentWorkerId: colleague,
          deputyId: me,
          from: toCalendarDate(deputyshipDays[0]),
          until: toCalendarDate(deputyshipDays[1]),
        },
      ]
    : [];
  return {
    worker: { id: me, teamId: myTeam, roles: [role] },
    deputyships,
    clearingDesk,
    today: toCalendarDate('2026-11-24'),
  };
}

const relations = {
  own: { desks: [deskOfWorker(me), deskOfTeam(myTeam)], deputyship: undefined },
  team: { desks: [deskOfWorker(colleague), deskOfTeam(myTeam)], deputyship: undefined },
  deputy: { desks: [deskOfWorker(colleague), deskOfTeam(otherTeam)], deputyship: ['2026-11-24', '2026-11-24'] },
  'ended deputy': { desks: [deskOfWorker(colleague), deskOfTeam(otherTeam)], deputyship: ['2026-11-01', '2026-11-23'] },
  'coming deputy': {
    desks: [deskOfWorker(colleague), deskOfTeam(otherTeam)],
    deputyship: ['2026-11-25', '2026-11-30'],
  },
  stranger: { desks: [deskOfWorker(colleague), deskOfTeam(otherTeam)], deputyship: undefined },
  clearing: { desks: [clearingDesk], deputyship: undefined },
  'clearing elsewhere': { desks: [otherClearingDesk], deputyship: undefined },
} as const;
type Relation = keyof typeof relations;

/** What is allowed; everything else is not. */
const sees: Readonly<Record<Role, readonly Relation[]>> = {
  read: ['own', 'team', 'deputy'],
  handle: ['own', 'team', 'deputy'],
  coordinate: ['own', 'team', 'deputy', 'clearing'],
  records: ['own', 'team', 'deputy'],
  admin: [],
};
const handles: Readonly<Record<Role, readonly Relation[]>> = {
  read: [],
  handle: ['own', 'team', 'deputy'],
  coordinate: [],
  records: [],
  admin: [],
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
    const { desks, deputyship } = relations[relation];
    expect(maySee(viewer(role, deputyship), desks)).toBe(see);
    expect(mayHandle(viewer(role, deputyship), desks)).toBe(handle);
  });

  it('shows the staff to everybody, and nothing that lies nowhere', () => {
    for (const role of roles) {
      expect(visibleDesks(viewer(role))).toContain(officeDesk);
      expect(maySee(viewer(role), [])).toBe(false);
    }
  });

  it('ignores deputyships of other people', () => {
    const mine = viewer('handle', ['2026-11-24', '2026-11-24']);
    const others = { ...mine, deputyships: mine.deputyships.map((one) => ({ ...one, deputyId: colleague })) };
    expect(maySee(others, relations.deputy.desks)).toBe(false);
  });
});
