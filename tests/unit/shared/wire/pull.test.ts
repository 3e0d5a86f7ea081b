import { describe, expect, it } from 'vitest';
import { pullLine } from '../../../../shared/wire/pull.ts';
import { makeCases, makeDocuments, makeTasks, workers } from '../../../bench/data/office.ts';

const size = { cases: 1, tasks: 1, documents: 1 };

describe('A line of a pull', () => {
  it.each([
    { line: 'begin', reset: false, total: 4 },
    { line: 'put', topic: 'worker', row: workers[0] },
    { line: 'put', topic: 'case', row: [...makeCases(size)][0] },
    { line: 'put', topic: 'task', row: [...makeTasks(size)][0] },
    { line: 'put', topic: 'file-document', row: [...makeDocuments(size)][0] },
    { line: 'remove', topic: 'task', id: '00000006-0000-4000-8000-000000000001' },
    { line: 'checkpoint', cursor: 'a' },
    { line: 'done', cursor: 'b' },
  ])('is understood: $line $topic', (line) => {
    expect(pullLine.parse(line)).toEqual(line);
  });

  it('is refused when its row belongs to another topic', () => {
    expect(pullLine.safeParse({ line: 'put', topic: 'task', row: workers[0] }).success).toBe(false);
  });
});
