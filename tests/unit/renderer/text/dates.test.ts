import { describe, expect, it } from 'vitest';
import { formatMoment, formatMomentShort, parseGermanDay } from '../../../../renderer/text/dates.ts';
import { describeFailure } from '../../../../renderer/text/failures.ts';
import { clickText, taskText } from '../../../../renderer/text/task.ts';
import { toInstant } from '../../../../shared/base/calendar-date.ts';
import { failureKinds } from '../../../../shared/base/failure.ts';
import { refusalReasons } from '../../../../shared/commands/refusal.ts';

const now = new Date('2026-11-24T09:00:00.000Z'); // a Tuesday, 10:00 in Germany
const short = (moment: string) => formatMomentShort(toInstant(new Date(moment)), now);

describe('moments in lists', () => {
  it('are as short as they stay clear', () => {
    expect(short('2026-11-24T07:12:00Z')).toBe('08:12');
    expect(short('2026-11-23T16:40:00Z')).toBe('gestern');
    expect(short('2026-11-20T16:40:00Z')).toBe('Fr');
    expect(short('2026-11-12T16:40:00Z')).toBe('12.11.');
    expect(short('2025-11-12T16:40:00Z')).toBe('12.11.2025');
  });

  it('follow the day in Germany, not in UTC', () => {
    expect(short('2026-11-23T23:30:00Z')).toBe('00:30');
  });

  it('have their time in sentences', () => {
    expect(formatMoment(toInstant(new Date('2026-11-23T16:40:00Z')), now)).toBe('gestern 17:40');
  });
});

describe('texts', () => {
  it('have words for every failure and every refusal', () => {
    for (const kind of failureKinds) expect(describeFailure({ kind }).text).not.toBe('');
    expect(Object.keys(taskText.refusal).toSorted()).toEqual([...refusalReasons].toSorted());
  });

  it('name the reference that leads support to the log', () => {
    expect(describeFailure({ kind: 'internal', reference: '1a2b3c4d' }).text).toContain('1a2b3c4d');
  });

  it('call the two clicks by the names of the product', () => {
    expect(clickText).toEqual({ confirm: 'Bestätigen', file: 'In Akte ablegen' });
  });
});

describe('days that people write', () => {
  it('are read in the German order, with or without leading zeros', () => {
    expect(parseGermanDay('08.12.2026')).toBe('2026-12-08');
    expect(parseGermanDay(' 8. 12. 2026 ')).toBe('2026-12-08');
  });

  it('must exist', () => {
    for (const text of ['', '31.02.2026', '2026-12-08', '8.12.26', '12/08/2026']) {
      expect(parseGermanDay(text)).toBeUndefined();
    }
  });
});
