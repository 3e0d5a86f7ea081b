import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { submit } from '../../../../server/intake/submit.ts';
import { defaultRules } from '../../../../shared/domain/responsibility-rule.ts';
import type { Worker } from '../../../../shared/domain/worker.ts';
import type { RulesResponse, TryRulesResponse } from '../../../../shared/wire/responsibility.ts';
import { addCoordinator } from '../../../helpers/coordinator.ts';
import { engines } from '../../../helpers/databases.ts';
import { taskOf } from '../../../helpers/office-device.ts';
import { openSmallOffice, receivedAt, type SmallOffice, sickNotePart, tinyPdf } from '../../../helpers/small-office.ts';
import { type ServerUnderTest, serve } from '../../../helpers/test-server.ts';

describe('the rules of an office', () => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  let admin: Worker;
  beforeEach(async () => {
    const database = await engines[0]?.open();
    if (database === undefined) throw new Error('no database');
    office = await openSmallOffice(database);
    server = await serve(office);
    admin = await addCoordinator(office, 'tobias', office.benno.teamId, ['admin']);
  });

  const ask = async (worker: Worker, method: 'GET' | 'PUT' | 'POST', path = '', payload?: object) =>
    server.app.inject({
      method,
      url: `/v1/responsibility-rules${path}`,
      headers: await server.signIn(worker),
      ...(payload === undefined ? {} : { payload }),
    });
  const read = async () => (await ask(admin, 'GET')).json<RulesResponse>();
  const audit = () =>
    office.database.read((queryable) =>
      queryable.query<{
        action: string;
        object_id: string;
        before: object | null;
        after: object | null;
        class: string;
      }>(`SELECT action, object_id, before, after, class FROM audit_event WHERE action LIKE 'rule%' ORDER BY id`),
    );
  async function send() {
    const bytes = tinyPdf('eins');
    const file = { claimedName: 'eins.pdf', claimedType: 'application/pdf', bytes };
    const taken = await submit({ ...office, newId: randomUUID }, sickNotePart(), [file], receivedAt);
    if (!taken.ok) throw new Error('refused');
    return taken.value.answer;
  }
  const letters = (rest: object = {}) => ({
    id: '0e000000-0000-4000-8000-000000000001',
    name: 'Krankmeldungen L bis Z',
    when: { procedures: ['sick-note'], letters: { from: 'L', to: 'Z' } },
    to: { kind: 'team', teamId: office.benno.teamId },
    ...rest,
  });

  it('are those of every office until others are set', async () => {
    const { rules, names } = await read();
    expect(rules).toEqual(defaultRules);
    expect(names.teams.map(({ name }) => name)).toEqual(['Team 1', 'Team 2', 'Team 3']);
    expect(names.workers.find(({ login }) => login === 'sabine')).toMatchObject({ name: 'Sabine' });
  });

  it('decide about the next submission once they are saved, and each change is in the audit log', async () => {
    const before = await read();
    const [first, last] = defaultRules;
    const saved = await ask(admin, 'PUT', '', { ...before, rules: [letters(), first, last] });
    expect(saved.statusCode).toBe(200);
    expect(saved.json<RulesResponse>().rules).toHaveLength(3);
    const { taskId, routing } = await send();
    expect(routing).toEqual({
      assignee: null,
      reason: 'Bedarfsgemeinschaft über die BG-Nummer gefunden. Kommt in die gemeinsame Liste von Team 2.',
    });
    expect(await taskOf(office, taskId)).toMatchObject({
      state: 'open',
      assigneeId: null,
      teamId: office.benno.teamId,
    });
    expect((await audit()).map(({ action, object_id }) => [action, object_id])).toEqual([
      ['rule-changed', first?.id], // it stands one place lower
      ['rule-changed', last?.id],
      ['rule-added', letters().id],
    ]);
  });

  it('keep what they were and what they are in the audit log', async () => {
    const [first, last] = defaultRules;
    await ask(admin, 'PUT', '', { ...(await read()), rules: [first, last, letters()] });
    await ask(admin, 'PUT', '', { ...(await read()), rules: [first, last, letters({ enabled: false })] });
    await ask(admin, 'PUT', '', { ...(await read()), rules: [first, last] });
    expect(await audit()).toMatchObject([
      { action: 'rule-added', before: null, after: { enabled: true, position: 3 }, class: 'action' },
      { action: 'rule-changed', before: { enabled: true }, after: { enabled: false } },
      { action: 'rule-removed', before: { enabled: false }, after: null },
    ]);
  });

  it('are not overwritten by somebody who has read others', async () => {
    const mine = await read();
    const theirs = await read();
    const [first, last] = defaultRules;
    expect((await ask(admin, 'PUT', '', { ...mine, rules: [letters(), first, last] })).statusCode).toBe(200);
    const late = await ask(admin, 'PUT', '', { ...theirs, rules: [last] });
    expect(late.statusCode).toBe(409);
    expect((await read()).rules).toHaveLength(3);
  });

  it.each<[string, () => object, string]>([
    ['a team', () => letters({ to: { kind: 'team', teamId: randomUUID() } }), 'body.rules.0.to.teamId'],
    ['a person', () => letters({ to: { kind: 'worker', workerId: randomUUID() } }), 'body.rules.0.to.workerId'],
    [
      'a service office',
      () => letters({ to: { kind: 'clearing', serviceOfficeId: randomUUID() } }),
      'body.rules.0.to.serviceOfficeId',
    ],
    ['a procedure', () => letters({ when: { procedures: ['hochzeit'] } }), 'body.rules.0.when.procedures'],
  ])('cannot name %s that does not exist', async (_what, rule, field) => {
    const answer = await ask(admin, 'PUT', '', { ...(await read()), rules: [rule()] });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ kind: 'invalid-input', fields: [field] });
  });

  it.each<[string, () => object]>([
    ['no rule at all', () => ({ rules: [] })],
    ['the same id twice', () => ({ rules: [letters(), letters()] })],
    ['an unknown target', () => ({ rules: [letters({ to: { kind: 'wastebasket' } })] })],
    ['letters that are none', () => ({ rules: [letters({ when: { letters: { from: '1', to: 'Z' } } })] })],
    ['a misspelt condition', () => ({ rules: [letters({ when: { letter: { from: 'A', to: 'B' } } })] })],
  ])('cannot be %s', async (_what, changes) => {
    const answer = await ask(admin, 'PUT', '', { ...(await read()), ...changes() });
    expect(answer.statusCode).toBe(400);
    expect((await read()).rules).toEqual(defaultRules);
  });

  it('are shown to nobody but administrators', async () => {
    const { revision } = await read();
    for (const worker of [office.sabine, office.rita, await addCoordinator(office, 'martina', office.sabine.teamId)]) {
      expect((await ask(worker, 'GET')).statusCode).toBe(403);
      expect((await ask(worker, 'PUT', '', { revision, rules: defaultRules })).statusCode).toBe(403);
      expect((await ask(worker, 'POST', '/try', example)).statusCode).toBe(403);
    }
  });

  const example = {
    procedure: 'sick-note',
    applicant: { familyName: 'Mertens', givenNames: 'Mara', birthDate: '1985-03-12', postalCode: '52428' },
  };

  it('can be tried with an example, saved or not, and nothing comes of it', async () => {
    const held = (await ask(admin, 'POST', '/try', example)).json<TryRulesResponse>();
    expect(held).toMatchObject({ goesTo: 'Sabine', basketOf: null });
    const [, last] = defaultRules;
    const tried = await ask(admin, 'POST', '/try', { ...example, rules: [letters(), last] });
    expect(tried.json<TryRulesResponse>()).toMatchObject({
      goesTo: 'Team 2',
      steps: [{ matched: true }, { rule: 'Krankmeldungen L bis Z', matched: true }],
    });
    const applicant = { ...example.applicant, familyName: 'Niemand' };
    const nobody = (await ask(admin, 'POST', '/try', { ...example, applicant })).json<TryRulesResponse>();
    expect(nobody).toMatchObject({ goesTo: null, basketOf: 'Aussenstelle' });
    expect((await read()).rules).toEqual(defaultRules);
    const entries = await audit();
    expect(entries.map((entry) => [entry.action, entry.class])).toEqual([
      ['rules-tried', 'read'],
      ['rules-tried', 'read'],
      ['rules-tried', 'read'],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Mertens|Niemand|1985/);
  });

  it('are skipped, and the submission goes on, when whom they name has left meanwhile', async () => {
    const [first, last] = defaultRules;
    const fixed = letters({ to: { kind: 'worker', workerId: office.stranger.id } });
    await ask(admin, 'PUT', '', { ...(await read()), rules: [fixed, first, last] });
    await office.database.transaction((transaction) =>
      transaction.query(`UPDATE worker SET roles = '{}' WHERE id = :id`, { id: office.stranger.id }),
    );
    const task = await taskOf(office, (await send()).taskId);
    expect(task).toMatchObject({ assigneeId: office.sabine.id });
    expect(task.routingSteps[1]).toMatchObject({ matched: false, because: 'Stranger bearbeitet keine Eingänge mehr.' });
  });
});
