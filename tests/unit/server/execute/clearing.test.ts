import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuthorityMessage } from '../../../../server/connectors/authority-message.ts';
import { createDropFolder } from '../../../../server/connectors/drop-folder.ts';
import { deliverDue } from '../../../../server/connectors/outbound.ts';
import { submit } from '../../../../server/intake/submit.ts';
import { loadCases } from '../../../../server/store/case.ts';
import { desksOf } from '../../../../server/store/placement.ts';
import type { CaseId, PersonId } from '../../../../shared/base/ids.ts';
import type { Task } from '../../../../shared/domain/task.ts';
import type { Worker } from '../../../../shared/domain/worker.ts';
import { addCoordinator } from '../../../helpers/coordinator.ts';
import { engines } from '../../../helpers/databases.ts';
import { commandOn, deviceOf, pushedAt, taskOf } from '../../../helpers/office-device.ts';
import { openSmallOffice, receivedAt, type SmallOffice, sickNotePart, tinyPdf } from '../../../helpers/small-office.ts';

describe.each(engines)('the clearing basket on $name', ({ open }) => {
  let office: SmallOffice;
  let lead: Worker;
  let leadOfBranch: Worker;
  let mara: PersonId;
  let serviceOffices: readonly { readonly id: string; readonly name: string }[];
  beforeAll(async () => {
    office = await openSmallOffice(await open());
    lead = await addCoordinator(office, 'martina', office.sabine.teamId);
    leadOfBranch = await addCoordinator(office, 'dorothee', office.stranger.teamId);
    serviceOffices = await query('SELECT id, name FROM service_office ORDER BY name DESC');
    const [person] = await query<{ id: PersonId }>(`SELECT id FROM person WHERE family_name = 'Mertens'`);
    if (person === undefined) throw new Error('nobody');
    mara = person.id;
  });

  const query = <Row extends object>(sql: string, values: Record<string, string> = {}) =>
    office.database.read((queryable) => queryable.query<Row>(sql, values));
  const officeCalled = (name: string) => serviceOffices.find((one) => one.name === name)?.id ?? '';
  const desks = async (topic: 'task' | 'case' | 'file-document', id: string) =>
    [...(await office.database.read((queryable) => desksOf(queryable, topic, id)))].sort();
  const to = ({ id, teamId }: Worker) => ({ workerId: id, teamId });

  /** Of somebody whose name the office does not know. */
  async function unclear(changes: Record<string, unknown> = {}): Promise<Task> {
    const applicant = { familyName: 'Mertenz', givenNames: 'Mara', birthDate: '1985-03-12', postalCode: '52349' };
    const file = { claimedName: 'attest.pdf', claimedType: 'application/pdf', bytes: tinyPdf('attest') };
    const part = sickNotePart({ applicant, ...changes });
    const taken = await submit({ ...office, newId: randomUUID }, part, [file], receivedAt);
    if (!taken.ok) throw new Error('refused');
    return taskOf(office, taken.value.answer.taskId);
  }

  function newPerson(changes: object = {}) {
    return {
      id: randomUUID(),
      familyName: 'Neumann',
      givenNames: 'Nora',
      birthDate: '1990-01-01',
      customerNumber: null,
      street: 'Weg 2',
      postalCode: '52349',
      city: 'Düren',
      role: 'applicant',
      ...changes,
    };
  }

  it('keeps what nobody could be found for, with every step that was looked at', async () => {
    expect(await unclear()).toMatchObject({
      state: 'clearing',
      caseId: null,
      routingReason: 'Zu den Angaben wurde keine Person gefunden.',
      routingSteps: [
        { rule: 'Person und Bedarfsgemeinschaft', matched: false },
        { rule: 'Fallzuordnung', matched: false },
        { rule: 'Klärungskorb', matched: true },
      ],
    });
  });

  it('assigns to a person: task, household and documents lie with whom the household belongs to', async () => {
    const task = await unclear();
    expect(await desks('task', task.id)).toEqual([office.mainClearingDesk]);
    const answer = await deviceOf(office, lead).give(
      commandOn('assign', task, { caseId: office.caseId, personId: mara, to: null }),
    );
    expect(answer).toMatchObject({ outcome: 'applied' });
    expect(await desks('task', task.id)).toEqual(
      [office.sabine.id, office.sabine.teamId, ...(await deputyDesks())].sort(),
    );
    expect(await taskOf(office, task.id)).toMatchObject({
      state: 'open',
      version: 2,
      caseId: office.caseId,
      personId: mara,
      assigneeId: office.sabine.id,
      teamId: office.sabine.teamId,
      routingReason: 'Aus dem Klärungskorb zugeordnet von Martina.',
      lastStep: { kind: 'assign', act: { byName: 'Martina' } },
    });
    const { routingSteps } = await taskOf(office, task.id);
    expect(routingSteps.slice(-2)).toEqual([
      { rule: 'Klärungskorb', matched: true, because: 'Aus dem Klärungskorb zugeordnet von Martina.' },
      {
        rule: 'Fallzuordnung',
        matched: true,
        because: 'Sabine ist in der Bedarfsgemeinschaft für Integration eingetragen.',
      },
    ]);
    const confirmed = await deviceOf(office, office.sabine).give(commandOn('confirm', { ...task, version: 2 }));
    expect(confirmed).toMatchObject({ outcome: 'applied' });
    const [entry] = await query<{ after: object; worker_id: string }>(
      `SELECT after, worker_id FROM audit_event WHERE object_id = :id AND action = 'assign'`,
      { id: task.id },
    );
    expect(entry).toMatchObject({ worker_id: lead.id, after: { caseId: office.caseId, personId: mara } });
  });

  async function deputyDesks(): Promise<readonly string[]> {
    return (await query<{ id: string }>('SELECT id FROM deputyship')).map(({ id }) => id);
  }

  it('assigns to a colleague who was chosen; the household comes onto their desk with its documents', async () => {
    const task = await unclear();
    const { stranger } = office;
    await deviceOf(office, lead).give(
      commandOn('assign', task, { caseId: office.caseId, personId: mara, to: to(stranger) }),
    );
    expect(await desks('task', task.id)).toEqual([stranger.id, stranger.teamId].sort());
    expect(await desks('case', office.caseId)).toEqual(expect.arrayContaining([stranger.id, office.sabine.id]));
  });

  it('registers a new person in a new household, whose work from now on belongs to whom it went to', async () => {
    const task = await unclear();
    const household = { kind: 'new', caseId: randomUUID(), caseNumber: '31302BG0007777' };
    const person = newPerson({ customerNumber: '313 n 007777' });
    const command = commandOn('register-person', task, { household, person, to: to(office.sabine) });
    expect(await deviceOf(office, lead).give(command)).toMatchObject({ outcome: 'applied' });
    expect(await taskOf(office, task.id)).toMatchObject({
      state: 'open',
      caseId: household.caseId,
      personId: person.id,
      assigneeId: office.sabine.id,
    });
    const [made] = await office.database.read((queryable) => loadCases(queryable, [household.caseId]));
    expect(made).toMatchObject({
      caseNumber: '31302BG0007777',
      serviceOfficeName: 'Mitte',
      integrationWorkerId: office.sabine.id,
      benefitWorkerId: null,
      persons: [{ familyName: 'Neumann', customerNumber: '313N007777' }],
    });
    expect(made?.files.map(({ kind, personId, fileReference }) => [kind, personId, fileReference]).sort()).toEqual([
      ['benefit', null, '50-2-007777'],
      ['integration', person.id, '50-3-007777'],
    ]);
    expect(await desks('case', household.caseId)).toContain(office.sabine.id);
    const next = await unclear({
      applicant: { familyName: 'Neumann', givenNames: 'Nora', birthDate: '1990-01-01', caseNumber: '31302BG0007777' },
    });
    expect(next).toMatchObject({ state: 'open', assigneeId: office.sabine.id });
  });

  it('registers a child in a household that is there; a child has no Fallakte', async () => {
    const task = await unclear();
    const person = newPerson({ familyName: 'Mertens', givenNames: 'Mio', birthDate: '2020-02-02', role: 'child' });
    const household = { kind: 'known', caseId: office.caseId };
    const answer = await deviceOf(office, lead).give(
      commandOn('register-person', task, { household, person, to: null }),
    );
    expect(answer).toMatchObject({ outcome: 'applied' });
    expect(await taskOf(office, task.id)).toMatchObject({ assigneeId: office.sabine.id, personId: person.id });
    const [made] = await office.database.read((queryable) => loadCases(queryable, [office.caseId]));
    expect(made?.persons).toHaveLength(2);
    expect(made?.files.filter(({ personId }) => personId === person.id)).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'the same name and birth date',
      { familyName: 'MERTENS', givenNames: 'mara', birthDate: '1985-03-12' },
      '31302BG0008888',
    ],
    ['the same Kundennummer', { customerNumber: '313m 004182' }, '31302BG0008888'],
    ['the same BG-Nummer', {}, '31302 BG 0004182'],
  ])('refuses to register anew what is there: %s', async (_what, changes, caseNumber) => {
    const task = await unclear();
    const household = { kind: 'new', caseId: randomUUID(), caseNumber };
    const person = newPerson({ givenNames: 'Nele', ...changes });
    const command = commandOn('register-person', task, { household, person, to: to(office.sabine) });
    expect(await deviceOf(office, lead).give(command)).toMatchObject({ outcome: 'refused', reason: 'already-known' });
    expect(await taskOf(office, task.id)).toMatchObject({ state: 'clearing', version: 1 });
  });

  /** Another Kaya, Selin, born on the same day as the one whom the office knows. */
  async function registerNamesake(changes: object = {}) {
    const [known] = await query<{ id: PersonId }>(`SELECT id FROM person WHERE customer_number = '313K009999'`);
    const task = await unclear();
    const person = newPerson({ familyName: 'KAYA', givenNames: 'Selin', birthDate: '1977-09-24' });
    const household = { kind: 'new', caseId: randomUUID(), caseNumber: '31302BG0003333' };
    const namesakes = { personIds: [known?.id], reason: 'andere Anschrift, andere Eltern' };
    const rest = { household, person, to: to(office.stranger), namesakes, ...changes };
    const answer = await deviceOf(office, lead).give(commandOn('register-person', task, rest));
    return { answer, task, person, household, known: known?.id ?? '' };
  }
  const selins = () => query(`SELECT id FROM person WHERE birth_date = '1977-09-24'`);

  it('registers nobody under a name and birth date of somebody whom the person has not seen', async () => {
    const unseen = { namesakes: { personIds: [mara], reason: 'andere Anschrift' } };
    const { answer } = await registerNamesake(unseen);
    expect(answer).toMatchObject({ outcome: 'refused', reason: 'already-known', task: { state: 'clearing' } });
    expect(await selins()).toHaveLength(1);
  });

  it('registers a namesake whom a person has told apart; from then on name and birth date lead to nobody', async () => {
    const applicant = { familyName: 'Kaya', givenNames: 'Selin', birthDate: '1977-09-24' };
    expect(await unclear({ applicant })).toMatchObject({ state: 'open' });
    const stampOf = () =>
      query(
        `SELECT stamp FROM placement WHERE topic = 'case' AND entity_id = (SELECT case_id FROM person WHERE id = :id)`,
        {
          id: known,
        },
      );
    const [{ id: known } = { id: '' }] = await query<{ id: string }>(
      `SELECT id FROM person WHERE customer_number = '313K009999'`,
    );
    const before = await stampOf();
    const { answer, task, person, household } = await registerNamesake();
    expect(answer).toMatchObject({ outcome: 'applied' });
    const [entry] = await query(
      `SELECT reason, after -> 'namesakes' AS namesakes, worker_id FROM audit_event
       WHERE object_id = :id AND action = 'register-person'`,
      { id: task.id },
    );
    expect(entry).toEqual({ reason: 'andere Anschrift, andere Eltern', namesakes: [known], worker_id: lead.id });

    expect(await unclear({ applicant })).toMatchObject({
      state: 'clearing',
      caseId: null,
      routingReason: 'Mehrere Personen haben diesen Namen und dieses Geburtsdatum.',
    });
    expect(await unclear({ applicant: { ...applicant, caseNumber: household.caseNumber } })).toMatchObject({
      personId: person.id,
    });
    const [{ caseId } = { caseId: '' }] = await query<{ caseId: string }>(
      `SELECT case_id AS "caseId" FROM person WHERE id = :known`,
      { known },
    );
    const cases = await office.database.read((queryable) => loadCases(queryable, [caseId, household.caseId]));
    expect(cases.flatMap(({ namesakeIds }) => namesakeIds).sort()).toEqual([known, person.id].sort());
    expect(await stampOf()).not.toEqual(before); // workstations that have the other household hear of it

    const third = await registerNamesake({
      household: { kind: 'new', caseId: randomUUID(), caseNumber: '31302BG0003334' },
    });
    expect(third.answer).toMatchObject({ outcome: 'refused', reason: 'already-known' }); // the second one was not seen
    expect(await selins()).toHaveLength(2);
  });

  it.each<[string, () => object, string]>([
    ['a household that is not there', () => ({ caseId: randomUUID(), personId: mara, to: null }), 'unknown-case'],
    [
      'a person of another household',
      () => ({ caseId: office.caseId, personId: randomUUID(), to: null }),
      'unknown-person',
    ],
    [
      'somebody who only reads',
      () => ({ caseId: office.caseId, personId: mara, to: to(office.rita) }),
      'unknown-colleague',
    ],
    [
      'a team that is not there',
      () => ({ caseId: office.caseId, personId: mara, to: { workerId: null, teamId: randomUUID() } }),
      'unknown-colleague',
    ],
  ])('does not assign to %s', async (_what, rest, reason) => {
    const task = await unclear();
    const answer = await deviceOf(office, lead).give(commandOn('assign', task, rest()));
    expect(answer).toMatchObject({ outcome: 'refused', reason, task: { state: 'clearing' } });
  });

  it('asks for a colleague where the rules lead to nobody', async () => {
    const task = await unclear();
    const household = { kind: 'new', caseId: randomUUID(), caseNumber: '31302BG0006666' };
    const person = newPerson({ givenNames: 'Nadja' });
    const answer = await deviceOf(office, lead).give(
      commandOn('register-person', task, { household, person, to: null }),
    );
    expect(answer).toMatchObject({ outcome: 'refused', reason: 'unknown-colleague' });
  });

  it('moves to the basket of another branch, and leaves the workstations of this one', async () => {
    const task = await unclear();
    const move = { serviceOfficeId: officeCalled('Aussenstelle'), reason: 'wohnt in Jülich' };
    const answer = await deviceOf(office, lead).give(commandOn('move-basket', task, move));
    expect(answer).toMatchObject({ outcome: 'applied', task: null });
    expect(await desks('task', task.id)).toEqual([office.branchClearingDesk]);
    const moved = await taskOf(office, task.id);
    expect(moved).toMatchObject({
      state: 'clearing',
      version: 2,
      routingReason: 'Weitergeleitet von Martina.',
      lastStep: { kind: 'forward', text: 'wohnt in Jülich' },
    });
    expect(moved.routingSteps.at(-1)?.because).toBe('Von Martina in den Klärungskorb von „Aussenstelle“ gegeben.');
    const assign = { caseId: office.caseId, personId: mara, to: null };
    expect(await deviceOf(office, lead).give(commandOn('assign', moved, assign))).toMatchObject({
      reason: 'unknown-task',
    });
    expect(await deviceOf(office, leadOfBranch).give(commandOn('assign', moved, assign))).toMatchObject({
      outcome: 'applied',
    });
  });

  it.each([
    ['where it lies already', () => officeCalled('Mitte')],
    ['that does not exist', () => randomUUID()],
  ])('does not move to a basket %s', async (_what, id) => {
    const task = await unclear();
    const command = commandOn('move-basket', task, { serviceOfficeId: id(), reason: 'dort' });
    expect(await deviceOf(office, lead).give(command)).toMatchObject({ reason: 'unknown-office' });
  });

  it('is cleared only by those who lead a team of that service office', async () => {
    const task = await unclear();
    const commands = [
      commandOn('assign', task, { caseId: office.caseId, personId: mara, to: null }),
      commandOn('move-basket', task, { serviceOfficeId: officeCalled('Aussenstelle'), reason: 'dort' }),
      commandOn('cede', task, { authority: 'Jobcenter Aachen', reason: 'verzogen', text: 'Weitergegeben.' }),
      commandOn('register-person', task, {
        household: { kind: 'known', caseId: office.caseId },
        person: newPerson({ givenNames: 'Nina' }),
        to: null,
      }),
    ];
    for (const worker of [office.sabine, office.dilek, office.rita, office.stranger, leadOfBranch]) {
      for (const command of commands) {
        const answer = await deviceOf(office, worker).give({ ...command, commandId: randomUUID() as never });
        expect(answer).toMatchObject({ outcome: 'refused', reason: 'unknown-task', task: null });
      }
    }
    expect(await taskOf(office, task.id)).toMatchObject({ state: 'clearing', version: 1 });
  });

  it('is left once, however many assign at the same moment', async () => {
    const task = await unclear();
    const leads = [lead, await addCoordinator(office, 'zweite', office.benno.teamId)];
    const colleagues = [office.sabine, office.stranger];
    const answers = await Promise.all(
      leads.map((worker, index) => {
        const chosen = colleagues[index] ?? office.sabine;
        const rest = { caseId: office.caseId, personId: mara, to: to(chosen) };
        return deviceOf(office, worker).give(commandOn('assign', task, rest));
      }),
    );
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['applied', 'refused']);
    expect(answers.find(({ outcome }) => outcome === 'refused')).toMatchObject({ reason: expect.any(String) });
    expect((await taskOf(office, task.id)).version).toBe(2);
    const entries = await query(`SELECT FROM audit_event WHERE object_id = :id AND action = 'assign'`, { id: task.id });
    expect(entries).toHaveLength(1);
  });

  it('registers one person, however many register them at the same moment from different submissions', async () => {
    const tasks = [await unclear(), await unclear()];
    const person = newPerson({ familyName: 'Zwilling', givenNames: 'Zoe' });
    const answers = await Promise.all(
      tasks.map((task, index) => {
        const household = { kind: 'new', caseId: randomUUID(), caseNumber: `31302BG000555${index}` };
        const rest = { household, person: { ...person, id: randomUUID() }, to: to(office.sabine) };
        return deviceOf(office, lead).give(commandOn('register-person', task, rest));
      }),
    );
    expect(answers.map((answer) => (answer.outcome === 'refused' ? answer.reason : answer.outcome)).sort()).toEqual([
      'already-known',
      'applied',
    ]);
    expect(await query(`SELECT FROM person WHERE family_name = 'Zwilling'`)).toHaveLength(1);
  });

  it('cedes to another authority: everything leaves once, the citizen is told, nothing is left to do', async () => {
    const task = await unclear();
    const cede = {
      authority: 'Jobcenter Euskirchen',
      reason: 'wohnt seit Oktober in Euskirchen',
      text: 'Wir haben Ihre Meldung an das Jobcenter Euskirchen weitergegeben.',
    };
    const command = commandOn('cede', task, cede);
    const device = deviceOf(office, lead);
    expect(await device.give(command)).toMatchObject({ outcome: 'applied', task: { state: 'ceded' } });
    expect(await device.give(command)).toMatchObject({ outcome: 'already-applied' });
    const folder = await mkdtemp(join(tmpdir(), 'zweiklick-abgabe-'));
    const system = createDropFolder({ folder, newId: randomUUID, content: office.content });
    await deliverDue({ database: office.database, system, now: pushedAt });
    const key = `${task.processNumber}-authority`;
    const text = await readFile(join(folder, 'abgabe', `${key}.json`), 'utf8');
    expect(JSON.parse(text) as AuthorityMessage).toMatchObject({
      authority: 'Jobcenter Euskirchen',
      reason: 'wohnt seit Oktober in Euskirchen',
      receivedAt,
      applicant: { familyName: 'Mertenz' },
      documents: [
        { role: 'copy', file: '00-durchschrift.pdf' },
        { role: 'proof', file: '01-nachweis.pdf', name: 'attest.pdf' },
      ],
    });
    expect((await readdir(join(folder, 'abgabe', key))).sort()).toEqual(['00-durchschrift.pdf', '01-nachweis.pdf']);
    expect(await readFile(join(folder, 'abgabe', key, '01-nachweis.pdf'))).toEqual(Buffer.from(tinyPdf('attest')));
    const letters = (await readdir(join(folder, 'postfach'))).filter((name) => name.startsWith(task.processNumber));
    expect(letters).toHaveLength(1);
    await rm(folder, { recursive: true });
    const again = await device.give(commandOn('cede', { ...task, version: 2 }, cede));
    expect(again).toMatchObject({ outcome: 'refused', reason: 'already-ceded' });
    const assign = { caseId: office.caseId, personId: mara, to: null };
    expect(await device.give(commandOn('assign', { ...task, version: 2 }, assign))).toMatchObject({
      reason: 'already-ceded',
    });
    const [entry] = await query<{ after: object; reason: string }>(
      `SELECT after, reason FROM audit_event WHERE object_id = :id AND action = 'cede'`,
      { id: task.id },
    );
    expect(entry).toMatchObject({ reason: cede.reason, after: { state: 'ceded', authority: 'Jobcenter Euskirchen' } });
  });

  it('lets whoever handles a task cede it as well; the letter lies in the file', async () => {
    const task = await unclear({
      applicant: { familyName: 'Mertens', givenNames: 'Mara', birthDate: '1985-03-12', caseNumber: '31302BG0004182' },
    });
    const answer = await deviceOf(office, office.sabine).give(
      commandOn('cede', task, { authority: 'Krankenkasse', reason: 'dort zuständig', text: 'Weitergegeben.' }),
    );
    expect(answer).toMatchObject({
      outcome: 'applied',
      task: { state: 'ceded' },
      documents: [{ origin: 'letter', title: `2026-11-24 Abgabenachricht ${task.processNumber}` }],
    });
  });

  it('takes a household along when only its worker was missing, and leaves the basket with it', async () => {
    await office.database.transaction((transaction) =>
      transaction.query(`UPDATE benefit_case SET integration_worker_id = NULL WHERE case_number = '31302BG0009999'`),
    );
    const task = await unclear({
      applicant: { familyName: 'Kaya', givenNames: 'Selin', birthDate: '1977-09-24', caseNumber: '31302BG0009999' },
    });
    expect(task).toMatchObject({ state: 'clearing', caseId: expect.any(String) });
    const caseId = task.caseId as CaseId;
    expect(await desks('case', caseId)).toContain(office.mainClearingDesk);
    const rest = { caseId, personId: task.personId, to: to(office.sabine) };
    expect(await deviceOf(office, lead).give(commandOn('assign', task, rest))).toMatchObject({ outcome: 'applied' });
    const after = await desks('case', caseId);
    expect(after).toContain(office.sabine.id);
    expect(after).not.toContain(office.mainClearingDesk);
  });
});
