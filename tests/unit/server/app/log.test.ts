import { describe, expect, it } from 'vitest';
import { createJsonLog } from '../../../../server/log.ts';

describe('the log', () => {
  it('writes one JSON object a line, and of an error never its message', () => {
    const lines: string[] = [];
    const log = createJsonLog(
      (line) => lines.push(line),
      () => new Date('2026-11-24T07:12:00.000Z'),
    );
    log.error('failed', Object.assign(new TypeError('Mara Mertens'), { code: '22P02' }), { status: 500 });
    const [line = ''] = lines;
    expect(JSON.parse(line)).toMatchObject({
      at: '2026-11-24T07:12:00.000Z',
      level: 'error',
      event: 'failed',
      error: 'TypeError',
      code: '22P02',
      status: 500,
      where: expect.stringContaining('log.test'),
    });
    expect(line).not.toContain('Mertens');
    expect(line.endsWith('\n')).toBe(true);
  });
});
