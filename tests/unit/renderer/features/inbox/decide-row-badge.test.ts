import { describe, expect, it } from 'vitest';
import { decideRowBadges } from '../../../../../renderer/features/inbox/decide-row-badge.ts';
import { describeOwner } from '../../../../../renderer/features/inbox/describe-owner.ts';
import { planPages } from '../../../../../renderer/features/inbox/plan-pages.ts';
import { toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import { inboxRow } from '../../../../../shared/ipc/inbox.ts';

const today = toCalendarDate('2026-11-24');
const row = (change: object = {}) =>
  inboxRow.parse({
    id: '00000000-0000-4000-8000-000000000001',
    familyName: 'Mertens',
    givenNames: 'Mara',
    procedure: 'sick-note',
    summary: 'bis 27.11.',
    receivedAt: '2026-11-24T07:12:00.000Z',
    dueOn: '2026-11-26',
    state: 'open',
    processNumber: 'JC-2026-11-004711',
    assigneeId: null,
    assigneeName: null,
    isPersonal: false,
    claimedBy: null,
    scope: 'own',
    attachmentCount: 1,
    handover: { specialist: 'none', statistics: 'none' },
    syncState: 'synced',
    evidence: null,
    ...change,
  });
const labels = (change: object) => decideRowBadges(row(change), today).map((badge) => badge.label);
const label = (change: object) => labels(change)[0];

describe('the badge of a row', () => {
  it('is absent where nothing is special', () => {
    expect(labels({})).toEqual([]);
  });

  it('tells how due a task is', () => {
    expect(label({ dueOn: '2026-11-24' })).toBe('heute fällig');
    expect(label({ dueOn: '2026-11-20' })).toBe('überfällig seit 20.11.');
    expect(label({ dueOn: '2025-12-30' })).toBe('überfällig seit 30.12.2025');
  });

  it('says beside the new state that it has not left this machine, and of open rows before anything else', () => {
    expect(labels({ syncState: 'held', state: 'confirmed', dueOn: '2026-11-24' })).toEqual(['bestätigt', 'noch hier']);
    expect(labels({ syncState: 'held', state: 'filed' })).toEqual(['erledigt', 'noch hier']);
    expect(labels({ syncState: 'held', state: 'open' })[0]).toBe('noch hier');
  });

  it('puts refused work before everything else', () => {
    expect(label({ syncState: 'refused', dueOn: '2026-11-20', state: 'confirmed' })).toBe('nicht übernommen');
  });

  it('tells how far the work has come', () => {
    expect(label({ syncState: 'waiting', state: 'filed' })).toBe('nicht übertragen');
    expect(label({ syncState: 'sending', state: 'filed' })).toBe('wird übertragen');
    expect(label({ state: 'filed', dueOn: '2026-11-20' })).toBe('erledigt');
    expect(label({ state: 'confirmed' })).toBe('bestätigt');
    expect(label({ state: 'clearing' })).toBe('ohne Akte');
  });

  it('shows a hand-over that does not get through', () => {
    expect(label({ state: 'filed', handover: { specialist: 'failed', statistics: 'none' } })).toBe('Übergabe stockt');
  });
});

describe('what the machine found', () => {
  it('stands at the end of the row where nothing more urgent is to be said', () => {
    expect(label({ evidence: { colour: 'green', title: 'stimmt' } })).toBe('stimmt');
    expect(label({ evidence: { colour: 'yellow', title: '1 Hinweis' } })).toBe('1 Hinweis');
    expect(label({ evidence: { colour: 'red', title: 'anderes Formular' } })).toBe('anderes Formular');
    expect(label({ evidence: { colour: 'none', title: 'nicht lesbar' } })).toBe('nicht lesbar');
    expect(label({ evidence: { colour: 'green', title: 'stimmt' }, state: 'confirmed' })).toBe('bestätigt');
  });

  it('tells what waits and what was given back', () => {
    expect(label({ state: 'awaiting-citizen' })).toBe('wartet auf Antwort');
    expect(label({ state: 'returned' })).toBe('zurückgegeben');
  });
});

describe('two things about a row', () => {
  const evidence = { colour: 'red', title: 'weicht ab' };

  it('are both said where a task is overdue or due today: what the machine found is not hidden', () => {
    expect(labels({ dueOn: '2026-11-20', evidence })).toEqual(['überfällig seit 20.11.', 'weicht ab']);
    expect(labels({ dueOn: '2026-11-24', evidence })).toEqual(['heute fällig', 'weicht ab']);
  });

  it('are how due and how far it is, once the comparison has been decided on', () => {
    expect(labels({ dueOn: '2026-11-20', evidence, state: 'confirmed' })).toEqual([
      'überfällig seit 20.11.',
      'bestätigt',
    ]);
    expect(labels({ dueOn: '2026-11-24', evidence, state: 'confirmed' })).toEqual(['bestätigt', 'heute fällig']);
    expect(labels({ dueOn: '2026-11-20', state: 'ceded' })).toEqual(['abgegeben']);
  });

  it('are one where work of this workstation needs a look', () => {
    expect(labels({ syncState: 'refused', dueOn: '2026-11-20', evidence })).toEqual(['nicht übernommen']);
  });
});

describe('whose a row is', () => {
  const owner = (change: object, now = '2026-11-24T09:00:00.000Z') => describeOwner(row(change), new Date(now));
  const assigned = { assigneeId: '00000000-0000-4000-8000-000000000007', assigneeName: 'K. Yıldız' };

  it('is said for the work of others and of nobody', () => {
    expect(owner({ scope: 'own', ...assigned })).toBeUndefined();
    expect(owner({ scope: 'deputy', ...assigned })).toBe('für K. Yıldız');
    expect(owner({ scope: 'team', ...assigned })).toBe('bei K. Yıldız');
    expect(owner({ scope: 'team' })).toBe('noch bei niemandem');
    expect(owner({ scope: 'clearing' })).toBeUndefined();
  });

  it('gives way to who has it in hand', () => {
    const claimedBy = { name: 'Dilek Aydin', until: '2026-11-24T09:40:00.000Z' };
    expect(owner({ scope: 'team', ...assigned, claimedBy })).toBe('in Arbeit: Dilek Aydin');
    expect(owner({ scope: 'team', ...assigned, claimedBy }, claimedBy.until)).toBe('bei K. Yıldız');
  });
});

describe('the pages to load', () => {
  it('are those in sight', () => {
    expect(planPages({ start: 0, end: 40 }, null, 100)).toEqual([0]);
    expect(planPages({ start: 180, end: 220 }, null, 100)).toEqual([1, 2]);
  });

  it('hold the neighbours of the current row, wherever the list is scrolled', () => {
    expect(planPages({ start: 4000, end: 4040 }, 100, 100)).toEqual([0, 1, 40]);
  });
});
