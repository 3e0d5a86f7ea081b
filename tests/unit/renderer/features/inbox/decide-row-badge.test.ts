import { describe, expect, it } from 'vitest';
import { decideRowBadge } from '../../../../../renderer/features/inbox/decide-row-badge.ts';
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
    scope: 'own',
    attachmentCount: 1,
    handover: { specialist: 'none', statistics: 'none' },
    syncState: 'synced',
    evidence: null,
    ...change,
  });
const label = (change: object) => decideRowBadge(row(change), today)?.label;

describe('the badge of a row', () => {
  it('is absent where nothing is special', () => {
    expect(decideRowBadge(row(), today)).toBeUndefined();
  });

  it('tells how due a task is', () => {
    expect(label({ dueOn: '2026-11-24' })).toBe('heute fällig');
    expect(label({ dueOn: '2026-11-20' })).toBe('überfällig seit 20.11.');
    expect(label({ dueOn: '2025-12-30' })).toBe('überfällig seit 30.12.2025');
  });

  it('puts refused work before everything else', () => {
    expect(label({ syncState: 'refused', dueOn: '2026-11-20', state: 'confirmed' })).toBe('abgelehnt');
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

describe('the pages to load', () => {
  it('are those in sight', () => {
    expect(planPages({ start: 0, end: 40 }, null, 100)).toEqual([0]);
    expect(planPages({ start: 180, end: 220 }, null, 100)).toEqual([1, 2]);
  });

  it('hold the neighbours of the current row, wherever the list is scrolled', () => {
    expect(planPages({ start: 4000, end: 4040 }, 100, 100)).toEqual([0, 1, 40]);
  });
});
