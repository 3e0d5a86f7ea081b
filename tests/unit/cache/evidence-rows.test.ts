import { describe, expect, it } from 'vitest';
import { listRecords, putRecord, REMOVE_OF_TASK } from '../../../electron/cache/check-record/check-record-rows.ts';
import { mediaTypeOfContent, referencedContent } from '../../../electron/cache/content/content-rows.ts';
import {
  FIND_DERIVATIVE,
  LIST_DERIVATIVES,
  listDerivatives,
  putDerivative,
  type StoredDerivative,
} from '../../../electron/cache/derivative/derivative-rows.ts';
import { forgetGoneEvidence } from '../../../electron/cache/forget-gone-evidence.ts';
import {
  LIST_OPENED,
  listOpenedFindings,
  putOpenedFinding,
} from '../../../electron/cache/opened-finding/opened-finding-rows.ts';
import {
  FIND_FACTS,
  FIND_READING,
  findReading,
  LIST_READ,
  listRead,
  putReading,
} from '../../../electron/cache/reading/reading-rows.ts';
import { findHits } from '../../../electron/cache/search/search-hits.ts';
import { listInbox } from '../../../electron/cache/task/inbox-rows.ts';
import { removeTask } from '../../../electron/cache/task/task-rows.ts';
import { OPEN_OF_CASE, UNSENT_OF_CASE } from '../../../electron/cache/task/tasks-of-case.ts';
import { FIND_CHECK, FIND_INPUTS, findCheck, putCheck } from '../../../electron/cache/task-check/task-check-rows.ts';
import { toInstant } from '../../../shared/base/calendar-date.ts';
import { fileDocumentId } from '../../../shared/base/ids.ts';
import { sampleReading } from '../../helpers/sample-reading.ts';
import { sampleRecord } from '../../helpers/sample-record.ts';
import { sampleContent, sampleId, sampleTask } from '../../helpers/sample-rows.ts';
import { openTestCache, putTasks } from '../../helpers/test-desk.ts';

const task = sampleTask(1);
const proof = sampleContent(3).hash;
const at = toInstant(new Date('2026-11-24T08:00:00Z'));

function derivativeOf(number: number): StoredDerivative {
  return {
    taskId: task.id,
    original: proof,
    contentHash: sampleContent(number).hash,
    mediaType: 'image/png',
    size: number,
    kind: 'blackened',
    isProven: true,
    steps: {
      pages: [{ page: 1, rotation: 0, straighten: 0, crop: null, brightness: 0, contrast: 0, blacken: [] }],
    },
  };
}

describe('what was read and decided about proofs', () => {
  it.each([
    ['a reading', FIND_READING],
    ['the facts of a reading', FIND_FACTS],
    ['what an engine has read', LIST_READ],
    ['a check', FIND_CHECK],
    ['the inputs of a check', FIND_INPUTS],
    ['opened findings', LIST_OPENED],
    ['the working copies of a task', LIST_DERIVATIVES],
    ['a working copy by its content', FIND_DERIVATIVE],
    ['the records of a task', REMOVE_OF_TASK],
    ['the unsent tasks of a case', UNSENT_OF_CASE],
    ['the open tasks of a case', OPEN_OF_CASE],
  ])('finds %s by an index', (_name, sql) => {
    const { db } = openTestCache();
    const parameters = Object.fromEntries([...sql.matchAll(/:(\w+)/g)].map(([, name]) => [name, 'x']));
    const plan = db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters).map(({ detail }) => detail);
    expect(plan.join('\n')).toMatch(/SEARCH .* USING/);
    expect(plan.join('\n')).not.toMatch(/SCAN/);
  });

  it('keeps one reading for each content, by the newest engine', () => {
    const { db } = openTestCache();
    db.transaction(() => {
      putReading(db, { ...sampleReading(proof, ['old']), engine: 'old' });
      putReading(db, { ...sampleReading(proof, ['new']), engine: 'new' });
    });
    expect(findReading(db, proof)?.pages[0]?.words[0]?.text).toBe('new');
    expect([...listRead(db, 'new')]).toEqual([proof]);
    expect([...listRead(db, 'old')]).toEqual([]);
  });

  it('puts nothing of a reading into the search index', () => {
    const { db } = openTestCache();
    db.transaction(() => putReading(db, sampleReading(proof, ['Lungenentzündung'])));
    expect(findHits(db, 'Lungenentzündung', 10).hits).toEqual([]);
  });

  it('shows the badge of a check in the inbox until there is nothing to compare any more', () => {
    const { db } = openTestCache();
    putTasks(db, [task]);
    const question = { scope: 'all', status: 'to-do', procedure: null, order: 'newest' } as const;
    const badge = () => listInbox(db, question, { offset: 0, limit: 10 }).rows[0]?.badge;
    expect(badge()).toBeNull();
    db.transaction(() => putCheck(db, task.id, { inputs: '1', check: {} }, { colour: 'red', title: 'weicht ab' }));
    expect(badge()).toEqual({ colour: 'red', title: 'weicht ab' });
    db.transaction(() => putCheck(db, task.id, { inputs: '2', check: {} }, null));
    expect(badge()).toBeNull();
    expect(findCheck(db, task.id)?.inputs).toBe('2');
  });

  it('remembers when a finding was opened first', () => {
    const { db } = openTestCache();
    const later = toInstant(new Date('2026-11-24T09:00:00Z'));
    for (const moment of [at, later]) db.transaction(() => putOpenedFinding(db, task.id, { key: 'C14', at: moment }));
    expect(listOpenedFindings(db, task.id)).toEqual([{ key: 'C14', at }]);
  });

  it('keeps the newest working copy of an original, and its bytes', () => {
    const { db } = openTestCache();
    for (const number of [50, 51]) db.transaction(() => putDerivative(db, derivativeOf(number)));
    expect(listDerivatives(db, task.id)).toEqual([derivativeOf(51)]);
    expect(referencedContent(db)).toEqual(new Set([sampleContent(51).hash]));
    expect(mediaTypeOfContent(db, sampleContent(51).hash)).toBe('image/png');
  });

  it('leaves with its task, and nothing else does', () => {
    const { db } = openTestCache();
    const other = sampleTask(2);
    putTasks(db, [task, other]);
    db.transaction(() => {
      for (const { id, submission } of [task, other]) {
        const hash = submission.attachments[0]?.contentHash ?? proof;
        putReading(db, sampleReading(hash, ['word']));
        putCheck(db, id, { inputs: '1', check: {} }, { colour: 'green', title: 'stimmt' });
        putOpenedFinding(db, id, { key: 'C14', at });
        putDerivative(db, { ...derivativeOf(60), taskId: id, original: hash });
        const recordId = fileDocumentId.parse(sampleId('record', id === task.id ? 1 : 2));
        putRecord(db, { id: recordId, sha256: 'x', record: { ...sampleRecord(task), taskId: id } });
      }
      removeTask(db, task.id);
    });
    forgetGoneEvidence(db);
    const tables = ['reading', 'task_check', 'task_badge', 'opened_finding', 'derivative', 'check_record'];
    for (const table of tables) {
      expect(db.get<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`), table).toEqual({ rows: 1 });
    }
    expect(findReading(db, proof)).toBeUndefined();
    expect(listRecords(db).map(({ record }) => record.taskId)).toEqual([other.id]);
  });
});
