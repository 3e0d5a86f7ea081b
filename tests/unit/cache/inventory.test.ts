import { describe, expect, it } from 'vitest';
import {
  decidePresence,
  type PresenceFacts,
  type PresentCase,
} from '../../../electron/cache/inventory/decide-presence.ts';
import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { DeputyshipId, TeamId, WorkerId } from '../../../shared/base/ids.ts';
import { deputyshipSchema } from '../../../shared/domain/deputyship.ts';
import { sampleId } from '../../helpers/sample-rows.ts';

const [me, colleague, absent, other] = [1, 2, 3, 4].map((number) => sampleId('worker', number) as WorkerId) as [
  WorkerId,
  WorkerId,
  WorkerId,
  WorkerId,
];
const team = sampleId('team', 1) as TeamId;
const deputyship = (number: number, from: string, until: string, weekdays: number[] | null = null) =>
  deputyshipSchema.parse({
    id: sampleId('deputyship', number),
    absentWorkerId: absent,
    deputyIds: [me],
    from,
    until,
    weekdays,
    procedures: null,
    teamIds: null,
    limitedToPersons: false,
    kind: 'planned',
    setByName: 'Leitung',
    revokedAt: null,
  });

const facts: PresenceFacts = {
  me: { id: me, teamId: team },
  colleagues: new Set([me, colleague]),
  deputyships: [
    deputyship(1, '2026-11-23', '2026-11-27'),
    deputyship(2, '2026-11-24', '2026-12-04'),
    deputyship(3, '2026-11-01', '2026-11-20'),
    deputyship(4, '2026-11-01', '2026-12-31', [1]),
  ],
  today: '2026-11-24' as CalendarDate,
};
const covering = (...numbers: number[]) => numbers.map((number) => sampleId('deputyship', number) as DeputyshipId);
const task = (assigneeId: WorkerId | null, teamId: TeamId | null, deputyshipIds: DeputyshipId[] = []) => ({
  assigneeId,
  teamId,
  deputyshipIds,
});

describe('why a household is on this workstation', () => {
  it.each<[string, Partial<PresentCase>, string[], string | null]>([
    ['own case', { workerIds: [me] }, ['own-case', 'team'], null],
    ['own task of a strange case', { workerIds: [other], tasks: [task(me, null)] }, ['own-task'], null],
    ['case of a colleague', { workerIds: [colleague] }, ['team'], null],
    ['task of the team', { tasks: [task(null, team)] }, ['team'], null],
    ['task in the clearing basket', { tasks: [task(null, null)] }, ['clearing'], null],
    [
      'in somebody’s place, until the last day',
      { workerIds: [absent], deputyshipIds: covering(1, 2) },
      ['deputy', 'deputy'],
      '2026-12-04',
    ],
    ['by a task in somebody’s place', { tasks: [task(absent, null, covering(1))] }, ['deputy'], '2026-11-27'],
    [
      'own, and in somebody’s place as well',
      { workerIds: [me, absent], deputyshipIds: covering(1) },
      ['own-case', 'team', 'deputy'],
      null,
    ],
    ['on a day between two of a recurring deputyship', { deputyshipIds: covering(4) }, ['deputy'], '2026-12-31'],
    ['after the end of a deputyship', { deputyshipIds: covering(3) }, [], null],
  ])('%s', (_name, present, reasons, until) => {
    const found = decidePresence(facts, { workerIds: [], deputyshipIds: [], tasks: [], ...present });
    expect(found.reasons.map(({ kind }) => kind)).toEqual(reasons);
    expect(found.until).toBe(until);
  });
});
