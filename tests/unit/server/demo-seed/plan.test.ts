import { describe, expect, it } from 'vitest';
import { statusEventsOf } from '../../../../server/connectors/status-events.ts';
import { demoTeams, demoWorkers, postalCodesOf } from '../../../../server/demo/demo-office.ts';
import { berlinMoment, nextFriday, scenarioDay } from '../../../../server/demo/demo-time.ts';
import { createSeededRandom } from '../../../../server/demo/names/seeded-random.ts';
import { planCases } from '../../../../server/demo/plan-cases.ts';
import { drawnCaseOfSabine, planSickHistories, sixWeeksPlace } from '../../../../server/demo/plan-sick-history.ts';
import { planSubmissions } from '../../../../server/demo/plan-submissions.ts';
import { dayInBerlin, toCalendarDate, weekday } from '../../../../shared/base/calendar-date.ts';
import { sickPeriodOf } from '../../../../shared/domain/evidence/sick-period.ts';
import { findProcedure } from '../../../../shared/procedures/catalogue.ts';
import { checkDeclared } from '../../../../shared/procedures/check-declared.ts';
import { sickNote } from '../../../../shared/procedures/definitions/sick-note.ts';

const now = new Date('2026-11-24T15:00:00.000Z');

function planOf(moment: Date) {
  const random = createSeededRandom('Jobcenter Rurtal');
  const cases = planCases(random.fork('households'), dayInBerlin(moment));
  return { cases, submissions: planSubmissions(cases, random.fork('submissions'), moment) };
}

describe('the demo office', () => {
  it('has four teams, fifteen people of every role, and no postal code twice', () => {
    expect(demoTeams.map((team) => team.kind).sort()).toEqual(['benefit', 'benefit', 'integration', 'integration']);
    expect(demoWorkers).toHaveLength(15);
    expect(new Set(demoWorkers.map((worker) => worker.login)).size).toBe(15);
    const roles = new Set<string>(demoWorkers.flatMap((worker) => worker.roles));
    expect([...roles].sort()).toEqual(['admin', 'coordinate', 'handle', 'privacy', 'read']);
    expect(postalCodesOf('dueren').filter((code) => postalCodesOf('juelich').includes(code))).toEqual([]);
  });
});

describe('the demo households', () => {
  const { cases } = planOf(now);

  it('are 260 with 400 persons, each under its own numbers', () => {
    expect(cases).toHaveLength(260);
    const persons = cases.flatMap((planned) => planned.persons);
    expect(persons).toHaveLength(400);
    expect(new Set(cases.map((planned) => planned.caseNumber)).size).toBe(260);
    expect(new Set(persons.map((person) => person.customerNumber)).size).toBe(400);
  });

  it('give Sabine those of the acceptance scenarios', () => {
    const mara = cases.find((planned) => planned.key === 'mertens');
    expect(mara).toMatchObject({
      caseNumber: '31302BG0004182',
      integrationWorker: 's.okafor',
      persons: [{ familyName: 'Mertens', givenNames: 'Mara', birthDate: '1985-03-12' }],
    });
    const kaya = cases.find((planned) => planned.key === 'kaya');
    expect(kaya?.persons.map((person) => [person.givenNames, person.role])).toEqual([
      ['Selin', 'applicant'],
      ['Emre', 'child'],
    ]);
  });

  it('come out the same every time', () => {
    expect(JSON.stringify(planOf(now).cases)).toBe(JSON.stringify(cases));
  });
});

describe.each([
  ['on the Tuesday of the scenarios', now],
  ['on a Monday morning', new Date('2027-03-01T05:10:00.000Z')],
  ['on a Sunday in summer', new Date('2027-07-11T12:00:00.000Z')],
])('the demo submissions %s', (_when, moment) => {
  const { submissions } = planOf(moment);

  it('are eighty of the last days, in the order in which they came, none in the future', () => {
    expect(submissions).toHaveLength(80);
    const received = submissions.map((submission) => submission.receivedAt);
    expect(received).toEqual([...received].sort());
    expect(Date.parse(received.at(-1) ?? '')).toBeLessThanOrEqual(moment.getTime());
    expect(moment.getTime() - Date.parse(received[0] ?? '')).toBeLessThan(14 * 86_400_000);
  });

  it('are declared as their procedures want it', () => {
    for (const { procedure: id, declared } of submissions) {
      const procedure = findProcedure(id);
      expect(procedure && checkDeclared(procedure, declared)).toEqual([]);
    }
    expect(new Set(submissions.map((submission) => submission.procedure)).size).toBe(3);
  });
});

describe('the designed sick notes on the desk of Sabine', () => {
  const { cases, submissions } = planOf(now);
  const rules = sickNote.evidence;
  if (rules === null) throw new Error('the sick note has no rules');

  it('reach six weeks with the one for which the history was written', () => {
    const longIll = drawnCaseOfSabine(cases, sixWeeksPlace);
    const [person] = longIll?.persons ?? [];
    const note = submissions.find(({ applicant }) => applicant.birthDate === person?.birthDate);
    expect(note?.declared).toMatchObject({ kind: 'FOLLOW_UP', unfitUntil: '2026-12-04', assessedOn: '2026-11-20' });
    const history = planSickHistories(cases, now).get(longIll?.caseNumber ?? '');
    const previous = (history?.notes ?? []).map((period) => ({ ...period, contentHash: null }));
    const period = sickPeriodOf(note?.declared ?? {}, previous, rules, null);
    expect(period).toMatchObject({ from: '2026-11-21', to: '2026-12-04' });
    expect(period && statusEventsOf(period, previous, rules)).toMatchObject([
      { event: 'exit', on: '2026-11-23' },
      { event: 're-entry', on: '2026-12-05' },
    ]);
  });

  it('keep the history on the weekdays for which it was written', () => {
    for (const moment of ['2026-12-29T06:00:00.000Z', '2027-07-06T12:00:00.000Z']) {
      const moved = planOf(new Date(moment)).cases;
      const history = planSickHistories(moved, new Date(moment)).get('31302BG0004207');
      expect(history?.notes.map(({ from }) => weekday(from))).toEqual([1, 4, 1]);
    }
  });
});

describe('the dates of the scenarios', () => {
  it('are those of the scenarios on their own day', () => {
    const { submissions } = planOf(now);
    expect(submissions.find((submission) => submission.key === 'mertens')).toMatchObject({
      receivedAt: '2026-11-24T07:12:00.000Z',
      declared: { kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-11-27' },
    });
  });

  it('keep their weekdays at any other time', () => {
    for (const moment of ['2026-12-29T06:00:00.000Z', '2027-02-02T12:00:00.000Z', '2028-02-29T23:30:00.000Z']) {
      expect(weekday(scenarioDay(new Date(moment))('2026-11-24'))).toBe(2);
    }
  });

  it('follow the clocks of the office in summer and winter', () => {
    expect(berlinMoment(toCalendarDate('2026-11-24'), '08:12')).toBe('2026-11-24T07:12:00.000Z');
    expect(berlinMoment(toCalendarDate('2027-07-06'), '08:12')).toBe('2027-07-06T06:12:00.000Z');
  });

  it.each([
    ['2026-11-24', '2026-11-27'],
    ['2026-11-27', '2026-12-04'],
    ['2026-11-29', '2026-12-04'],
  ])('end the deputyship seen on %s on Friday, %s', (today, friday) => {
    expect(nextFriday(toCalendarDate(today))).toBe(friday);
  });
});
