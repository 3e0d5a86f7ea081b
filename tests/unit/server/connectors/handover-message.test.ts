import { describe, expect, it } from 'vitest';
import { buildHandoverMessages, handoverKey } from '../../../../server/connectors/handover-message.ts';
import { type Instant, toCalendarDate } from '../../../../shared/base/calendar-date.ts';
import type { ProcessNumber } from '../../../../shared/base/ids.ts';
import { documentUpload } from '../../../../shared/procedures/definitions/document-upload.ts';
import { sickNote } from '../../../../shared/procedures/definitions/sick-note.ts';

const facts = {
  processNumber: 'JC-2026-11-000001' as ProcessNumber,
  revision: 1,
  receivedAt: '2026-11-24T07:12:00.000Z' as Instant,
  confirmedAt: '2026-11-24T09:00:00.000Z' as Instant,
  values: { kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-11-27', assessedOn: '' },
  takenOver: [],
  statusEvents: [],
  caseNumber: '31302BG0004182',
  person: {
    familyName: 'Mertens',
    givenNames: 'Mara',
    birthDate: toCalendarDate('1985-03-12'),
    customerNumber: '313M004182',
  },
};

describe('what a confirmation hands over', () => {
  it('maps declared fields to the names of the Fachverfahren and leaves out what was not declared', () => {
    const [specialist] = buildHandoverMessages(sickNote, facts);
    expect(specialist).toMatchObject({
      target: 'specialist',
      message: 'Arbeitsunfähigkeit',
      caseNumber: '31302BG0004182',
      customerNumber: '313M004182',
      person: { familyName: 'Mertens', givenNames: 'Mara', birthDate: '1985-03-12' },
      fields: { art: 'INITIAL', beginn: '2026-11-23', ende: '2026-11-27' },
    });
    expect(Object.keys(specialist?.fields ?? {})).not.toContain('festgestelltAm');
  });

  it('sends no name to the statistics', () => {
    const statistics = buildHandoverMessages(sickNote, facts)[1];
    expect(statistics).toMatchObject({ target: 'statistics', module: '14', event: 'Arbeitsunfähigkeit' });
    expect(JSON.stringify(statistics)).not.toContain('Mertens');
  });

  it('hands nothing over where the procedure only files', () => {
    expect(buildHandoverMessages(documentUpload, { ...facts, values: { subject: 'Kontoauszug' } })).toEqual([]);
  });

  it('names the fields that were taken over from the proof, under the names that the receiver knows', () => {
    const [specialist, statistics] = buildHandoverMessages(sickNote, {
      ...facts,
      takenOver: ['unfitUntil', 'assessedOn'],
    });
    expect(specialist?.takenOver).toEqual(['ende']);
    expect(statistics?.takenOver).toEqual(['ende']);
  });

  it('carries proposed changes of status to the statistics alone', () => {
    const statusEvents = [{ event: 'exit', on: toCalendarDate('2026-11-23'), reason: 'Arbeitsunfähigkeit' }] as const;
    const [specialist, statistics] = buildHandoverMessages(sickNote, { ...facts, statusEvents });
    expect(specialist).not.toHaveProperty('statusEvents');
    expect(statistics).toMatchObject({ statusEvents });
  });

  it('has one key for each receiver', () => {
    expect(handoverKey(facts.processNumber, 'specialist')).toBe('JC-2026-11-000001-specialist');
    expect(handoverKey(facts.processNumber, 'statistics')).toBe('JC-2026-11-000001-statistics');
  });
});
