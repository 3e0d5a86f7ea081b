import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/ports/clock.ts';
import { openFileLog } from '../../../electron/shell/file-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'zweiklick-log-'));
const file = join(folder, 'logs', 'zweiklick.log');
const clock = { ...systemClock, now: () => new Date('2026-11-24T07:12:00Z') };
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('log file', () => {
  it('has one JSON object a line', () => {
    openFileLog(file, clock).warn('sync.retry', { attempt: 2 });

    const line: unknown = JSON.parse(readFileSync(file, 'utf8').trim());
    expect(line).toEqual({ at: '2026-11-24T07:12:00.000Z', level: 'warn', event: 'sync.retry', attempt: 2 });
  });

  it('starts anew when it has become long, and keeps the previous one', () => {
    openFileLog(file, clock).info('first');
    writeFileSync(file, 'x'.repeat(3 * 1024 * 1024));

    openFileLog(file, clock).info('second');

    expect(readFileSync(file, 'utf8')).toContain('second');
    expect(statSync(file).size).toBeLessThan(1000);
    expect(statSync(`${file}.previous`).size).toBe(3 * 1024 * 1024);
  });
});
