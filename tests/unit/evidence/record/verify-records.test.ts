import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { putRecord } from '../../../../electron/cache/check-record/check-record-rows.ts';
import { putFileDocument } from '../../../../electron/cache/file-document/file-document-rows.ts';
import { putReading } from '../../../../electron/cache/reading/reading-rows.ts';
import { gatherSurroundings } from '../../../../electron/evidence/check/gather-input.ts';
import { readingEngine } from '../../../../electron/evidence/reading-engine.ts';
import { verifyRecords } from '../../../../electron/evidence/record/verify-records.ts';
import { renderCheckRecord } from '../../../../server/documents/check-record.ts';
import { canonicalJson } from '../../../../shared/base/canonical-json.ts';
import { contentHash, fileDocumentId } from '../../../../shared/base/ids.ts';
import { checkEvidence } from '../../../../shared/domain/evidence/check-evidence.ts';
import type { CheckRecord } from '../../../../shared/domain/evidence/check-record.ts';
import { sickNote } from '../../../../shared/procedures/definitions/sick-note.ts';
import { sampleReading } from '../../../helpers/sample-reading.ts';
import { sampleRecord } from '../../../helpers/sample-record.ts';
import { sampleContent, sampleFileDocument, sampleId, sampleTask } from '../../../helpers/sample-rows.ts';
import { openTestDesk, putTasks, type TestDesk } from '../../../helpers/test-desk.ts';

const task = sampleTask(1);
const id = fileDocumentId.parse(sampleId('record', 1));
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A desk with the task, its documents and their reading. */
async function open(): Promise<TestDesk> {
  const desk = await openTestDesk();
  putTasks(desk.db, [task]);
  for (const number of [2, 3]) await desk.blobs.write(sampleContent(number).hash, sampleContent(number).bytes);
  desk.db.transaction(() => putReading(desk.db, sampleReading(sampleContent(3).hash, ['Mertens'])));
  return desk;
}

/** What was compared when it was filed. */
function comparedRecord({ db }: TestDesk): CheckRecord {
  const readings = [sampleReading(sampleContent(3).hash, ['Mertens'])];
  const { rules, fields } = checkEvidence({ ...gatherSurroundings(db, task), readings });
  const compared = fields.map(({ candidates: _candidates, ...field }) => field);
  return { ...sampleRecord(task), engines: [readingEngine], rules, fields: compared };
}

function keep({ db }: TestDesk, record: CheckRecord, hash = sha256(canonicalJson(record))): void {
  db.transaction(() => putRecord(db, { id, sha256: hash, record }));
}

/** The Prüfvermerk as the server puts it into the file. */
async function putDocument({ db, blobs }: TestDesk, record: CheckRecord): Promise<void> {
  const personName = 'Mara Mertens';
  const pdf = await renderCheckRecord({ officeName: 'Jobcenter', procedure: sickNote, personName, record });
  const hash = contentHash.parse(sha256(pdf));
  await blobs.write(hash, pdf);
  const document = { ...sampleFileDocument(9, 1), id, contentHash: hash, origin: 'record' as const };
  db.transaction(() => putFileDocument(db, { ...document, taskId: task.id, processNumber: task.processNumber }));
}

const broken = (problem: string) => ({ checked: 1, broken: [{ processNumber: task.processNumber, problem }] });

describe('checking a Prüfvermerk without the server', () => {
  it('finds nothing wrong with one whose hash, bytes, verdicts and document are as they were', async () => {
    const desk = await open();
    const record = comparedRecord(desk);
    expect(record.fields.length).toBeGreaterThan(0);
    keep(desk, record);
    await putDocument(desk, record);
    expect(await verifyRecords(desk.db, desk.blobs)).toEqual({ checked: 1, broken: [] });
  });

  it('finds a record that was changed afterwards', async () => {
    const desk = await open();
    keep(desk, { ...comparedRecord(desk), colour: 'green' }, sha256(canonicalJson(sampleRecord(task))));
    expect(await verifyRecords(desk.db, desk.blobs)).toEqual(broken('record-changed'));
  });

  it('finds another size than that of the bytes', async () => {
    const desk = await open();
    const record = comparedRecord(desk);
    keep(desk, { ...record, seen: record.seen.map((document) => ({ ...document, size: document.size + 1 })) });
    expect(await verifyRecords(desk.db, desk.blobs)).toEqual(broken('size-differs'));
  });

  it('finds a verdict that the same reading does not give', async () => {
    const desk = await open();
    const record = comparedRecord(desk);
    const fields = record.fields.map((field) => ({ ...field, verdict: 'agrees' as const }));
    keep(desk, { ...record, fields });
    expect(await verifyRecords(desk.db, desk.blobs)).toEqual(broken('verdict-differs'));
  });

  it('finds a document in the file that says something else', async () => {
    const desk = await open();
    const record = comparedRecord(desk);
    keep(desk, record);
    await putDocument(desk, { ...record, isOnline: !record.isOnline });
    expect(await verifyRecords(desk.db, desk.blobs)).toEqual(broken('document-differs'));
  });

  it('finds a Prüfvermerk without anything inside', async () => {
    const desk = await open();
    const { hash, bytes } = sampleContent(80);
    await desk.blobs.write(hash, bytes);
    const document = { ...sampleFileDocument(9, 1), contentHash: hash, origin: 'record' as const };
    desk.db.transaction(() => putFileDocument(desk.db, { ...document, processNumber: task.processNumber }));
    expect(await verifyRecords(desk.db, desk.blobs)).toEqual(broken('document-unreadable'));
  });

  it('checks the document of somebody else against the bytes that are here', async () => {
    const desk = await open();
    const record = comparedRecord(desk);
    await putDocument(desk, { ...record, seen: record.seen.map((document) => ({ ...document, size: 1 })) });
    expect(await verifyRecords(desk.db, desk.blobs)).toEqual(broken('size-differs'));
  });
});
