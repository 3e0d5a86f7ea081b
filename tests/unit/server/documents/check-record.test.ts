import { describe, expect, it } from 'vitest';
import { planCheckRecord } from '../../../../server/documents/check-record-plan.ts';
import type { CheckRecord } from '../../../../shared/domain/evidence/check-record.ts';
import { sickNote } from '../../../../shared/procedures/definitions/sick-note.ts';
import { sampleRecord } from '../../../helpers/sample-record.ts';
import { sampleTask } from '../../../helpers/sample-rows.ts';

function textOf(changes: Partial<CheckRecord>): string {
  const record = { ...sampleRecord(sampleTask(1)), ...changes };
  const input = { officeName: 'Jobcenter', procedure: sickNote, personName: 'Mara Mertens', record };
  return JSON.stringify(planCheckRecord(input, '0'.repeat(64)));
}

describe('the Prüfvermerk for people', () => {
  it('says that the machine compared nothing where the proof was not read', () => {
    expect(textOf({ colour: 'none', engines: [], fields: [] })).toContain('Nicht maschinell verglichen.');
  });

  it('says for whom a deputy worked', () => {
    expect(textOf({})).not.toContain('Vertretung');
    const { by } = sampleRecord(sampleTask(1));
    expect(textOf({ onBehalfOf: { ...by, name: 'K. Yıldız' } })).toContain('Sabine 1 in Vertretung für K. Yıldız');
  });

  it('says that there was nothing to compare only where the proof was read', () => {
    const text = textOf({ colour: 'none', engines: ['reading/1'], fields: [] });
    expect(text).toContain('Es gab nichts zu vergleichen.');
    expect(text).not.toContain('Nicht maschinell');
  });
});
