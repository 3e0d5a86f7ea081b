import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFolderContentStore } from '../../../../server/content/folder-content-store.ts';
import { type RenderPdf, renderArchivalPdf } from '../../../../server/documents/archival-pdf.ts';
import { submit } from '../../../../server/intake/submit.ts';
import { desksOf } from '../../../../server/store/placement.ts';
import { loadTask } from '../../../../server/store/task.ts';
import { dayInBerlin, type Instant } from '../../../../shared/base/calendar-date.ts';
import type { SubmissionPart } from '../../../../shared/wire/submissions.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, receivedAt, type SmallOffice, sickNotePart, tinyPdf } from '../../../helpers/small-office.ts';

const proof = { claimedName: '../../AU\u202eBescheinigung.pdf', claimedType: 'text/plain', bytes: tinyPdf('AU') };

describe.each(engines)('taking a submission on $name', ({ open }) => {
  let office: SmallOffice;
  beforeAll(async () => {
    office = await openSmallOffice(await open());
  });

  function take(part: SubmissionPart, files = [proof], at: Instant = receivedAt) {
    return submit({ ...office, newId: randomUUID }, part, files, at);
  }

  async function taken(part: SubmissionPart, files = [proof], at: Instant = receivedAt) {
    const result = await take(part, files, at);
    if (!result.ok) throw new Error(`refused: ${result.failure.kind}`);
    return result.value;
  }

  const reserved = () =>
    office.database.read((queryable) => queryable.query('SELECT * FROM process_number_reservation'));

  it('puts a known person’s submission on the responsible desk, with its Durchschrift and the sender’s claims apart', async () => {
    const { answer, isNew } = await taken(sickNotePart());
    expect(isNew).toBe(true);
    expect(answer.routing).toEqual({
      assignee: 'Sabine',
      reason: 'Bedarfsgemeinschaft über die BG-Nummer gefunden, zuständig nach Fallzuordnung (Integration).',
    });
    expect(answer.receipt.attachments).toMatchObject([{ name: 'AUBescheinigung.pdf', size: proof.bytes.length }]);
    const task = await office.database.read((queryable) => loadTask(queryable, answer.taskId));
    expect(task).toMatchObject({
      state: 'open',
      version: 1,
      caseId: office.caseId,
      assigneeId: office.sabine.id,
      dueOn: '2026-11-27',
      submission: { receivedAt, attachments: [{ mediaType: 'application/pdf' }] },
    });
    const desks = await office.database.read((queryable) => desksOf(queryable, 'task', answer.taskId));
    expect([...desks].sort()).toEqual([office.sabine.id, office.sabine.teamId, office.deputyship].sort());
    const copy = await office.content.read(answer.receipt.copy.contentHash);
    expect(copy && (await buffer(copy)).subarray(0, 5).toString()).toBe('%PDF-');
    const claims = await office.database.read((queryable) =>
      queryable.query('SELECT claimed_name, claimed_type FROM attachment WHERE submission_id = :id', {
        id: task?.submission.id ?? '',
      }),
    );
    expect(claims).toEqual([{ claimed_name: proof.claimedName, claimed_type: 'text/plain' }]);
  });

  it('answers the same submission as the first time, also later and with a later clock', async () => {
    const part = sickNotePart();
    const first = await taken(part);
    const again = await taken(part, [proof], '2026-12-01T00:00:00.000Z' as Instant);
    expect(again.isNew).toBe(false);
    expect(JSON.stringify(again.answer)).toBe(JSON.stringify(first.answer));
  });

  it('refuses other content under the same id', async () => {
    const part = sickNotePart();
    await taken(part);
    const changed = { ...part, declared: { ...part.declared, unfitUntil: '2026-12-31' } };
    expect(await take(changed)).toMatchObject({ ok: false, failure: { kind: 'other-content' } });
    expect(await take(part, [{ ...proof, bytes: tinyPdf('anders') }])).toMatchObject({ ok: false });
  });

  it('makes one submission of two identical ones that arrive at once', async () => {
    const part = sickNotePart();
    const results = await Promise.all([taken(part), taken(part), taken(part)]);
    expect(results.filter((result) => result.isNew)).toHaveLength(1);
    expect(new Set(results.map((result) => JSON.stringify(result.answer))).size).toBe(1);
  });

  it('counts process numbers without gaps, also after a refusal and for twenty at once, some of them twice', async () => {
    const month = '2027-02-10T10:00:00.000Z' as Instant;
    const part = sickNotePart();
    const first = await taken(part, [proof], month);
    expect(first.answer.processNumber).toBe('JC-2027-02-000001');
    await take({ ...part, declared: { ...part.declared, unfitUntil: '2027-12-31' } }, [proof], month);
    const parts = Array.from({ length: 20 }, () => sickNotePart());
    const more = await Promise.all([...parts, ...parts.slice(0, 5)].map((one) => taken(one, [proof], month)));
    expect(
      more
        .filter(({ isNew }) => isNew)
        .map(({ answer }) => answer.processNumber)
        .sort(),
    ).toEqual(Array.from({ length: 20 }, (_, index) => `JC-2027-02-${String(index + 2).padStart(6, '0')}`));
    expect(more.slice(20).map(({ answer }) => answer)).toEqual(more.slice(0, 5).map(({ answer }) => answer));
    expect(await reserved()).toEqual([]);
  });

  it('does not wait for the Durchschrift of another submission', async () => {
    const month = '2027-05-10T10:00:00.000Z' as Instant;
    const rendering = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const renderPdf: RenderPdf = async (input) => {
      rendering.resolve();
      await released.promise;
      return renderArchivalPdf(input);
    };
    const slow = submit({ ...office, newId: randomUUID, renderPdf }, sickNotePart(), [proof], month);
    await rendering.promise;
    const other = await taken(sickNotePart(), [proof], month);
    released.resolve();
    expect(other.answer.processNumber).toBe('JC-2027-05-000002');
    expect(await slow).toMatchObject({ value: { isNew: true, answer: { processNumber: 'JC-2027-05-000001' } } });
  });

  it.each([
    ['before its Durchschrift was rendered', (): ReturnType<RenderPdf> => Promise.reject(new Error('killed')), {}],
    ['before the last commit', renderArchivalPdf, { newId: () => 'no uuid' }],
  ])('goes on with the number and the moment it had when it was cut off %s', async (_when, renderPdf, changes) => {
    const [day, nextMonth] = ['2027-07-31T10:00:00.000Z' as Instant, '2027-08-01T10:00:00.000Z' as Instant];
    const part = sickNotePart();
    const before = (await taken(sickNotePart(), [proof], day)).answer.processNumber;
    const number = (count: number) => `${before.slice(0, -1)}${Number(before.slice(-1)) + count}`;
    await expect(submit({ ...office, newId: randomUUID, renderPdf, ...changes }, part, [proof], day)).rejects.toThrow();
    const open = [{ submission_id: part.submissionId, process_number: number(1), received_at: day }];
    expect(await reserved()).toMatchObject(open);

    expect((await taken(sickNotePart(), [proof], day)).answer.processNumber).toBe(number(2));
    expect(await reserved()).toMatchObject(open);
    const again = await taken(part, [proof], nextMonth);
    expect(again).toMatchObject({ isNew: true, answer: { processNumber: number(1), receivedAt: day } });
    expect(await office.database.read((queryable) => loadTask(queryable, again.answer.taskId))).toMatchObject({
      processNumber: number(1),
      submission: { receivedAt: day },
    });
    expect(await reserved()).toEqual([]);
    expect((await taken(part, [proof], nextMonth)).isNew).toBe(false);
  });

  it('takes other content under the id of a submission that was cut off, received anew under the same number', async () => {
    const at = (day: number) => `2027-09-0${day}T10:00:00.000Z` as Instant;
    const part = sickNotePart();
    const renderPdf = () => Promise.reject(new Error('killed'));
    await expect(submit({ ...office, newId: randomUUID, renderPdf }, part, [proof], at(1))).rejects.toThrow('killed');
    const other = { ...proof, bytes: tinyPdf('anders') };
    expect(await taken(part, [other], at(2))).toMatchObject({
      isNew: true,
      answer: { processNumber: 'JC-2027-09-000001', receivedAt: at(2) },
    });
    expect(await take(part, [proof], at(3))).toMatchObject({ ok: false, failure: { kind: 'other-content' } });
    expect(await reserved()).toEqual([]);
  });

  it('keeps the same file twice when it was sent twice', async () => {
    const { answer } = await taken(sickNotePart(), [proof, proof]);
    expect(answer.receipt.attachments).toHaveLength(2);
  });

  it('lets a stranger’s submission wait in the clearing basket of the branch that serves the postal code', async () => {
    const applicant = { ...sickNotePart().applicant, familyName: 'Fremd', caseNumber: undefined, postalCode: '52428' };
    const { answer } = await taken(sickNotePart({ applicant }));
    expect(answer.routing.assignee).toBeNull();
    const desks = await office.database.read((queryable) => desksOf(queryable, 'task', answer.taskId));
    expect(desks).toEqual([office.branchClearingDesk]);
  });

  it('does not follow a BG-Nummer that contradicts the name', async () => {
    const applicant = { ...sickNotePart().applicant, familyName: 'Kaya', givenNames: 'Selin', birthDate: '1977-09-24' };
    const { answer } = await taken(sickNotePart({ applicant }));
    const task = await office.database.read((queryable) => loadTask(queryable, answer.taskId));
    expect(task).toMatchObject({ state: 'clearing', caseId: null, personId: null });
  });

  it('refuses an unsafe file with its name and a reason, and keeps nothing', async () => {
    const script = { claimedName: 'rechnung.pdf', claimedType: 'application/pdf', bytes: Buffer.from('<html></html>') };
    const part = sickNotePart();
    const result = await take(part, [proof, script]);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'unsupported-type', fileName: 'rechnung.pdf' } });
    expect((await taken(part)).isNew).toBe(true);
  });

  it.each([
    ['an unknown procedure', { procedure: 'no-such-thing' }, 'unknown-procedure'],
    ['a missing field', { declared: { kind: 'INITIAL', unfitUntil: '2026-11-27' } }, 'wrong-declaration'],
  ])('refuses %s', async (_what, changes, kind) => {
    expect(await take(sickNotePart(changes))).toMatchObject({ ok: false, failure: { kind } });
  });

  it('asks for the proof where one is needed', async () => {
    expect(await take(sickNotePart(), [])).toMatchObject({ ok: false, failure: { kind: 'proof-missing' } });
  });

  it('keeps nothing when the disk is full, and takes the submission later', async () => {
    const files = { open: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) };
    const full = await createFolderContentStore({ folder: office.contentFolder, newId: randomUUID, files });
    const part = sickNotePart();
    const large = { ...proof, bytes: tinyPdf(randomUUID()) };
    const refused = await submit({ ...office, content: full, newId: randomUUID }, part, [large], receivedAt);
    expect(refused).toEqual({ ok: false, failure: { kind: 'disk-full' } });
    expect((await taken(part, [large])).isNew).toBe(true);
  });

  it('belongs to the month in which it was received in Berlin', async () => {
    const at = '2027-03-31T22:30:00.000Z' as Instant;
    expect(dayInBerlin(at)).toBe('2027-04-01');
    expect((await taken(sickNotePart(), [proof], at)).answer.processNumber).toBe('JC-2027-04-000001');
  });
});
