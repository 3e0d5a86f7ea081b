import { createHash, randomUUID } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { deliverDue } from '../../../../server/connectors/outbound.ts';
import { tidyContent } from '../../../../server/content/tidy-content.ts';
import { canonicalJson } from '../../../../shared/base/canonical-json.ts';
import type { ContentHash } from '../../../../shared/base/ids.ts';
import { ok } from '../../../../shared/base/result.ts';
import { type CheckRecord, checkRecordSchema } from '../../../../shared/domain/evidence/check-record.ts';
import type { Task } from '../../../../shared/domain/task.ts';
import type { Worker } from '../../../../shared/domain/worker.ts';
import { engines } from '../../../helpers/databases.ts';
import { commandOn, deviceOf, fileCommandOn, pushedAt, taskOf } from '../../../helpers/office-device.ts';
import { openSmallOffice, type SmallOffice, submitSickNote, tinyPdf } from '../../../helpers/small-office.ts';
import { type ServerUnderTest, serve } from '../../../helpers/test-server.ts';
import { readPdf } from '../documents/read-pdf.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as ContentHash;

/** The text of a file inside a PDF. */
async function attachmentOf(bytes: Uint8Array, name: string): Promise<string> {
  const loading = getDocument({ data: bytes.slice(), verbosity: 0 });
  const content = await (await loading.promise).getAttachmentContent(name);
  await loading.destroy();
  return Buffer.from(content ?? []).toString();
}

describe.each(engines)('filing with evidence on $name', ({ open }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  beforeAll(async () => {
    office = await openSmallOffice(await open());
    server = await serve(office, { now: pushedAt });
  });

  /** A task that Sabine has confirmed; each with a proof of its own. */
  async function confirmedTask(mark: string = randomUUID()): Promise<Task> {
    const task = await taskOf(office, (await submitSickNote(office, [mark])).taskId);
    await deviceOf(office, office.sabine).give(commandOn('confirm', task));
    return taskOf(office, task.id);
  }

  async function upload(worker: Worker, bytes: Uint8Array): Promise<ContentHash> {
    const headers = { ...(await server.signIn(worker)), 'content-type': 'application/octet-stream' };
    const hash = hashOf(bytes);
    await server.app.inject({ method: 'PUT', url: `/v1/contents/${hash}`, headers, payload: Buffer.from(bytes) });
    return hash;
  }

  async function bytesOf(hash: ContentHash): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await office.content.read(hash)) ?? []) chunks.push(chunk as Uint8Array);
    return new Uint8Array(Buffer.concat(chunks));
  }

  const read = async (worker: Worker, hash: string) =>
    (await server.app.inject({ url: `/v1/documents/${hash}`, headers: await server.signIn(worker) })).statusCode;

  function recordOf(task: Task, derivatives: CheckRecord['derivatives'] = []): CheckRecord {
    const { copy, attachments } = task.submission;
    return checkRecordSchema.parse({
      format: 'zweiklick-pruefvermerk/1',
      taskId: task.id,
      processNumber: task.processNumber,
      procedure: { id: task.procedure, version: 2 },
      rules: 'sick-note/2+1',
      engines: ['pdf.js 6.5'],
      seen: [
        { contentHash: copy.contentHash, size: copy.size, origin: 'copy', kind: null, copyKind: null },
        ...attachments.map(({ contentHash, size }) => ({
          contentHash,
          size,
          origin: 'proof',
          kind: 'au',
          copyKind: 'EMPLOYER',
        })),
      ],
      derivatives,
      colour: 'yellow',
      fields: [
        {
          field: 'unfitUntil',
          declared: '2026-11-27',
          verdict: 'differs',
          found: '2026-11-26',
          foundText: '26.11.26',
          contentHash: attachments[0]?.contentHash,
          page: 1,
          box: { left: 0.1, top: 0.5, width: 0.2, height: 0.02 },
          tolerance: 'two-digit-year',
        },
      ],
      findings: [
        {
          key: 'C10',
          id: 'C10',
          severity: 'flag',
          title: 'Rückwirkend ausgestellt',
          openedAt: '2026-11-24T08:59:00.000Z',
        },
      ],
      accepted: [
        { field: 'unfitUntil', declared: '2026-11-27', taken: '2026-11-26', reason: 'So steht es im Nachweis.' },
      ],
      lockOverride: null,
      by: { id: office.sabine.id, name: office.sabine.displayName },
      onBehalfOf: null,
      confirmedAt: '2026-11-24T08:59:30.000Z',
      filedAt: '2026-11-24T09:00:00.000Z',
      isOnline: true,
    });
  }

  it('files the Prüfvermerk with them: readable for people, and inside it exactly what the workstation wrote', async () => {
    const task = await confirmedTask();
    const [id, content] = [randomUUID(), recordOf(task)];
    const answer = await deviceOf(office, office.sabine).give(fileCommandOn(office, task, { record: { id, content } }));
    const record = answer.documents.find((document) => document.origin === 'record');
    expect(record).toMatchObject({
      id,
      type: 'check-record',
      title: `2026-11-24 Prüfvermerk ${task.processNumber}`,
      register: '03',
      mediaType: 'application/pdf',
    });
    const bytes = await bytesOf(record?.contentHash ?? ('' as ContentHash));
    const json = await attachmentOf(bytes, 'pruefvermerk.json');
    expect(checkRecordSchema.parse(JSON.parse(json))).toEqual(content);
    expect(json).toBe(canonicalJson(content));
    const text = (await readPdf(bytes)).pages.join('\n').replaceAll('\n', ' ');
    for (const part of [
      'Prüfvermerk',
      task.processNumber,
      'Mara Mertens',
      'Voraussichtlich bis',
      '27.11.2026',
      '26.11.2026',
      'weicht ab',
      'Rückwirkend ausgestellt',
      'So steht es im Nachweis.',
      'Sabine',
      task.submission.copy.contentHash,
      createHash('sha256').update(json).digest('hex'),
    ]) {
      expect(text).toContain(part);
    }
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/<pdfaid:part>3<\/pdfaid:part>/);
  });

  it('files none of them where the Prüfvermerk speaks of something else', async () => {
    const task = await confirmedTask();
    const content = { ...recordOf(task), processNumber: 'JC-2026-11-999999' };
    const command = fileCommandOn(office, task, { record: { id: randomUUID(), content } });
    expect(await deviceOf(office, office.sabine).give(command)).toMatchObject({
      outcome: 'refused',
      reason: 'incomplete',
      documents: [],
      task: { state: 'confirmed' },
    });
  });

  /** Filed with a blackened copy in place of the proof. */
  async function filedBlackened(mark: string = randomUUID()) {
    const task = await confirmedTask(mark);
    const original = task.submission.attachments[0]?.contentHash ?? ('' as ContentHash);
    const copy = await upload(office.sabine, tinyPdf(`${mark} geschwärzt`));
    const replace = (document: object) =>
      'origin' in document && document.origin === 'proof'
        ? { ...document, contentHash: copy, replaces: original }
        : document;
    const command = fileCommandOn(office, task, {}, replace);
    return { task, original, copy, command, answer: await deviceOf(office, office.sabine).give(command) };
  }

  it('files a blackened copy in place of the proof, which stays locked: with the task, in no file', async () => {
    const { original, copy, answer, task } = await filedBlackened();
    expect(answer).toMatchObject({ outcome: 'applied', task: { state: 'filed' } });
    expect(answer.documents.map((document) => document.contentHash)).toContain(copy);
    expect(answer.documents.map((document) => document.contentHash)).not.toContain(original);
    await deliver();
    await tidyContent({ ...office, now: pushedAt });
    expect(await read(office.sabine, original)).toBe(200);
    expect(await read(office.benno, copy)).toBe(200); // by the file
    const audit = `SELECT after FROM audit_event WHERE object_id = :id AND action = 'file'`;
    const [entry] = await office.database.read((queryable) =>
      queryable.query<{ after: object }>(audit, { id: task.id }),
    );
    expect(entry?.after).toMatchObject({
      replaced: [{ original, derivative: copy }],
      originalPolicy: 'keep-locked',
    });
  });

  it('does not file a copy that somebody else has uploaded', async () => {
    const task = await confirmedTask();
    const original = task.submission.attachments[0]?.contentHash;
    const copy = await upload(office.dilek, tinyPdf('von Dilek'));
    const command = fileCommandOn(office, task, {}, (document) =>
      'origin' in document && document.origin === 'proof'
        ? { ...document, contentHash: copy, replaces: original }
        : document,
    );
    expect(await deviceOf(office, office.sabine).give(command)).toMatchObject({ reason: 'content-missing' });
  });

  const deliver = () =>
    deliverDue({ database: office.database, system: { deliver: () => Promise.resolve(ok()) }, now: pushedAt });
  /** As an office would set it in its rules. */
  const discardOriginals = () =>
    office.database.transaction((transaction) => transaction.query(`UPDATE replaced_content SET policy = 'discard'`));
  const tidy = () => tidyContent({ ...office, now: pushedAt });

  it('deletes the original once nobody can go back, says so, and then lets nobody go back', async () => {
    const { task, original, copy } = await filedBlackened();
    await discardOriginals();
    await tidy();
    expect(await office.content.verify(original)).toBe('intact'); // the hand-over is still on its way
    await deliver();
    await tidy();
    await tidy();
    expect(await office.content.verify(original)).toBe('missing');
    expect(await office.content.verify(copy)).toBe('intact');
    expect(await read(office.sabine, original)).toBe(404);
    const audit = `SELECT worker_id, before FROM audit_event WHERE object_id = :id AND action = 'original-discarded'`;
    const entries = await office.database.read((queryable) => queryable.query(audit, { id: task.id }));
    expect(entries).toEqual([{ worker_id: null, before: { contentHash: original } }]);
    const back = await deviceOf(office, office.sabine).give(commandOn('undo-file', { ...task, version: 3 }));
    expect(back).toMatchObject({ outcome: 'refused', reason: 'handed-over' });
  });

  it('finishes the deletion after a crash between the bytes and the database', async () => {
    const { original } = await filedBlackened();
    await discardOriginals();
    await deliver();
    await office.content.remove(original);
    await tidy();
    const state = 'SELECT discarded_at IS NOT NULL AS discarded FROM content WHERE hash = :original';
    expect(await office.database.read((queryable) => queryable.query(state, { original }))).toEqual([
      { discarded: true },
    ]);
  });

  it('keeps an original that another task still needs, or that lies in a file', async () => {
    const mark = randomUUID();
    const other = await confirmedTask(mark);
    const { original } = await filedBlackened(mark);
    await discardOriginals();
    await deliver();
    await tidy();
    expect(await office.content.verify(original)).toBe('intact');
    await deviceOf(office, office.sabine).give(fileCommandOn(office, other));
    await tidy();
    expect(await office.content.verify(original)).toBe('intact');
  });

  it('takes an original again that was deleted and is submitted once more', async () => {
    const mark = randomUUID();
    const { original } = await filedBlackened(mark);
    await discardOriginals();
    await deliver();
    await tidy();
    expect(await office.content.verify(original)).toBe('missing');
    await submitSickNote(office, [mark]);
    await tidy();
    expect(await office.content.verify(original)).toBe('intact');
    expect(await read(office.sabine, original)).toBe(200);
  });

  it('files the originals after all when click two was taken back', async () => {
    const { task, original, copy } = await filedBlackened();
    const sabine = deviceOf(office, office.sabine);
    expect(await sabine.give(commandOn('undo-file', { ...task, version: 3 }))).toMatchObject({
      outcome: 'applied',
      documents: [],
    });
    const answer = await sabine.give(fileCommandOn(office, { ...task, version: 4 }));
    expect(answer.documents.map((document) => document.contentHash)).toContain(original);
    expect(answer.documents.map((document) => document.contentHash)).not.toContain(copy);
    await discardOriginals();
    await deliver();
    await tidy();
    expect(await office.content.verify(original)).toBe('intact');
  });
});
