import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { submit } from '../../../../server/intake/submit.ts';
import { findCandidates } from '../../../../server/responsibility/find-candidates.ts';
import type { KnownCase, KnownPerson } from '../../../../server/responsibility/findings.ts';
import { parseSearch } from '../../../../server/responsibility/parse-search.ts';
import { insertCase } from '../../../../server/store/case-writes.ts';
import { toCalendarDate } from '../../../../shared/base/calendar-date.ts';
import { type CaseId, type PersonId, personId } from '../../../../shared/base/ids.ts';
import type { Worker } from '../../../../shared/domain/worker.ts';
import type { directoryResponse } from '../../../../shared/wire/directory.ts';
import { addCoordinator } from '../../../helpers/coordinator.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, receivedAt, type SmallOffice, sickNotePart, tinyPdf } from '../../../helpers/small-office.ts';
import { type ServerUnderTest, serve } from '../../../helpers/test-server.ts';

describe('what somebody types to find a person', () => {
  it.each<[string, ReturnType<typeof parseSearch>]>([
    ['Mertens', { birthDate: null, words: ['mertens'], numbers: [] }],
    ['Mara Mert', { birthDate: null, words: ['mara', 'mert'], numbers: [] }],
    ['Groß-Weiß, JÜRGEN', { birthDate: null, words: ['gross', 'weiss', 'juergen'], numbers: [] }],
    ['12.03.1985', { birthDate: toCalendarDate('1985-03-12'), words: [], numbers: [] }],
    ['Öz 9.4.1991', { birthDate: toCalendarDate('1991-04-09'), words: ['oez'], numbers: [] }],
    ['1985-03-12 me', { birthDate: toCalendarDate('1985-03-12'), words: ['me'], numbers: [] }],
    ['31302BG0004182', { birthDate: null, words: [], numbers: ['31302BG0004182'] }],
    ['31302 BG 0004182', { birthDate: null, words: [], numbers: ['31302BG0004182'] }],
    ['31302//0004182', { birthDate: null, words: [], numbers: ['31302BG0004182'] }],
    ['313 m 004182', { birthDate: null, words: [], numbers: ['313M004182'] }],
    ['mer', { birthDate: null, words: ['mer'], numbers: [] }],
    ['%%%_', undefined],
    ['me', undefined],
    ['3130', undefined],
    ['31.02.1985', { birthDate: null, words: [], numbers: ['31021985'] }], // no day of any calendar: fits nobody
  ])('%s', (text, expected) => {
    expect(parseSearch(text)).toEqual(expected);
  });
});

describe('who may be meant', () => {
  const applicant = { familyName: 'Mertenz', givenNames: 'Mara', birthDate: toCalendarDate('1985-03-12') };
  const household = (persons: readonly KnownPerson[]): KnownCase => ({
    id: randomUUID() as CaseId,
    caseNumber: '31302BG0004182',
    serviceOfficeId: randomUUID(),
    persons,
    integrationWorker: null,
    benefitWorker: null,
  });
  const person = (familyName: string, givenNames: string, birthDate: string): KnownPerson => ({
    id: `${familyName} ${givenNames}` as PersonId,
    familyName,
    givenNames,
    birthDate: toCalendarDate(birthDate),
  });
  const hit = (one: KnownPerson) => ({ person: one, case: household([one]) });

  it.each<[string, KnownPerson, readonly string[]]>([
    ['the name is misspelt', person('Mertens', 'Mara', '1985-03-12'), ['same-birth-date', 'similar-name']],
    ['the given name is another form', person('Mertens', 'Marah', '1985-03-12'), ['same-birth-date', 'similar-name']],
    ['one of several given names', person('Mertens', 'Ute Mara', '1985-03-12'), ['same-birth-date', 'similar-name']],
    ['day and month are swapped', person('Mertenz', 'Mara', '1985-12-03'), ['similar-birth-date', 'same-name']],
    ['one digit differs', person('Mertenz', 'Mara', '1985-03-13'), ['similar-birth-date', 'same-name']],
    ['names are swapped', person('Mara', 'Mertenz', '1985-03-12'), ['same-birth-date', 'same-name']],
    ['only the birth date is the same', person('Kowalski', 'Jan', '1985-03-12'), ['same-birth-date']],
    ['only the name is the same', person('Mertenz', 'Mara', '1960-01-01'), ['same-name']],
    ['nothing is the same', person('Kowalski', 'Jan', '1960-01-01'), []],
  ])('because %s', (_why, known, reasons) => {
    const found = findCandidates(applicant, {
      byCaseNumber: null,
      byCustomerNumber: null,
      byBirthDate: [hit(known)],
      byName: [],
    });
    expect(found.flatMap((candidate) => candidate.reasons)).toEqual(reasons);
  });

  it('has the likeliest first, everybody once, with all that speaks for them', () => {
    const mara = person('Mertens', 'Mara', '1985-03-12');
    const child = person('Mertens', 'Mio', '2019-01-01');
    const namesake = person('Mertenz', 'Mara', '1960-01-01');
    const family = household([mara, child]);
    const found = findCandidates(applicant, {
      byCaseNumber: [family],
      byCustomerNumber: [{ person: mara, case: family }],
      byBirthDate: [{ person: mara, case: family }, hit(person('Kowalski', 'Jan', '1985-03-12'))],
      byName: [hit(namesake)],
    });
    expect(found.map(({ person: one }) => `${one.familyName} ${one.givenNames}`)).toEqual([
      'Mertens Mara',
      'Kowalski Jan',
      'Mertenz Mara',
      'Mertens Mio',
    ]);
    expect(found[0]?.reasons).toEqual(['same-case-number', 'same-customer-number', 'same-birth-date', 'similar-name']);
  });
});

describe.each(engines)('the directory on $name', ({ open }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  let lead: Worker;
  let leadOfBranch: Worker;
  beforeAll(async () => {
    office = await openSmallOffice(await open());
    server = await serve(office);
    lead = await addCoordinator(office, 'martina', office.sabine.teamId);
    leadOfBranch = await addCoordinator(office, 'dorothee', office.stranger.teamId);
  });

  const search = async (worker: Worker, text: string, procedure = 'sick-note') =>
    server.app.inject({
      method: 'POST',
      url: '/v1/directory/search',
      headers: await server.signIn(worker),
      payload: { text, procedure },
    });
  const names = async (text: string) => {
    const answer = await search(lead, text);
    const { hits } = answer.json<ReturnType<typeof directoryResponse.parse>>();
    return hits.map(({ familyName, givenNames }) => `${familyName}, ${givenNames}`);
  };
  const candidates = async (worker: Worker, taskId: string) =>
    server.app.inject({ url: `/v1/tasks/${taskId}/candidates`, headers: await server.signIn(worker) });

  it.each<[string, readonly string[]]>([
    ['Mertens', ['Mertens, Mara']],
    ['mara', ['Mertens, Mara']],
    ['ertens', []],
    ['Mertens Selin', []],
    ['24.9.1977', ['Kaya, Selin']],
    ['Kaya 24.09.1977', ['Kaya, Selin']],
    ['Mertens 24.09.1977', []],
    ['31302BG0004182', ['Mertens, Mara']],
    ['31302 BG 00', ['Kaya, Selin', 'Mertens, Mara']],
    ['313m004', ['Mertens, Mara']],
  ])('finds by %s', async (text, expected) => {
    expect(await names(text)).toEqual(expected);
  });

  it('says as much as tells people apart, and to whom the work goes', async () => {
    const answer = await search(lead, 'Mertens', 'move');
    expect(answer.json()).toEqual({
      hits: [
        {
          personId: expect.any(String),
          caseId: office.caseId,
          familyName: 'Mertens',
          givenNames: 'Mara',
          birthDate: '1985-03-12',
          address: 'Weg 1, 52349 Düren',
          caseNumber: '31302BG0004182',
          fileReferences: ['50-3-1'],
          serviceOfficeName: 'Mitte',
          goesTo: 'Benno',
        },
      ],
      more: false,
    });
  });

  it('shows twenty, and says that there are more', async () => {
    await office.database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ id: string }>('SELECT service_office_id AS id FROM benefit_case LIMIT 1');
      for (let index = 0; index < 21; index += 1) {
        const persons = [
          {
            id: personId.parse(randomUUID()),
            familyName: 'Schmitz',
            givenNames: `Nummer ${index}`,
            birthDate: toCalendarDate('1980-01-01'),
            customerNumber: null,
            street: 'Weg 1',
            postalCode: '52349',
            city: 'Düren',
            role: 'applicant' as const,
          },
        ];
        await insertCase(transaction, {
          id: randomUUID() as CaseId,
          caseNumber: `31302BG01${String(index).padStart(5, '0')}`,
          serviceOfficeId: row?.id ?? '',
          benefitWorkerId: null,
          integrationWorkerId: null,
          persons,
          files: [],
        });
      }
    });
    const { hits, more } = (await search(lead, 'Schmitz')).json<ReturnType<typeof directoryResponse.parse>>();
    expect([hits.length, more]).toEqual([20, true]);
  });

  it('refuses to be leafed through, and those who may not search', async () => {
    for (const text of ['a', '3', '%']) expect((await search(lead, text)).statusCode).toBe(400);
    for (const worker of [office.sabine, office.rita, office.dilek]) {
      expect((await search(worker, 'Mertens')).statusCode).toBe(403);
    }
  });

  it('has each search in the audit log as a read, without what was typed', async () => {
    await search(lead, 'Kaya 24.09.1977');
    const rows = await office.database.read((queryable) =>
      queryable.query<{ class: string; after: object; worker_id: string }>(
        `SELECT class, after, worker_id FROM audit_event WHERE action = 'directory-searched' ORDER BY id DESC LIMIT 1`,
      ),
    );
    expect(rows).toEqual([
      {
        class: 'read',
        worker_id: lead.id,
        after: { by: { birthDate: true, words: 1, numbers: 0 }, persons: [expect.any(String)] },
      },
    ]);
  });

  async function unclear(): Promise<string> {
    const applicant = { familyName: 'Mertenz', givenNames: 'Mara', birthDate: '1985-03-12', postalCode: '52349' };
    const file = { claimedName: 'a.pdf', claimedType: 'application/pdf', bytes: tinyPdf('a') };
    const taken = await submit({ ...office, newId: randomUUID }, sickNotePart({ applicant }), [file], receivedAt);
    if (!taken.ok) throw new Error('refused');
    return taken.value.answer.taskId;
  }

  it('proposes whom a submission in the basket may be about, to those who clear it, and to nobody else', async () => {
    const taskId = await unclear();
    expect((await candidates(lead, taskId)).json()).toMatchObject({
      candidates: [{ familyName: 'Mertens', goesTo: 'Sabine', reasons: ['same-birth-date', 'similar-name'] }],
      serviceOffices: [{ name: 'Aussenstelle' }],
    });
    for (const worker of [leadOfBranch, office.sabine, office.rita, office.stranger]) {
      expect((await candidates(worker, taskId)).statusCode).toBe(404);
    }
    const [entry] = await office.database.read((queryable) =>
      queryable.query<{ after: { persons: string[] } }>(
        `SELECT after FROM audit_event WHERE action = 'candidates-shown' AND object_id = :taskId`,
        { taskId },
      ),
    );
    expect(entry?.after.persons).toHaveLength(1);
  });

  it('has no candidates for what has left the basket', async () => {
    const file = { claimedName: 'a.pdf', claimedType: 'application/pdf', bytes: tinyPdf('a') };
    const taken = await submit({ ...office, newId: randomUUID }, sickNotePart(), [file], receivedAt);
    if (!taken.ok) throw new Error('refused');
    expect((await candidates(lead, taken.value.answer.taskId)).statusCode).toBe(404);
  });
});
