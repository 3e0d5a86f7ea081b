import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadOpenDeputyships } from '../../../../server/store/deputyship.ts';
import { canonicalJson } from '../../../../shared/base/canonical-json.ts';
import { type CommandKind, commandSchema } from '../../../../shared/commands/command.ts';
import { defaultRules } from '../../../../shared/domain/responsibility-rule.ts';
import { type Role, roles, type Worker } from '../../../../shared/domain/worker.ts';
import { pushResponse } from '../../../../shared/wire/push.ts';
import { routes } from '../../../../shared/wire/routes.ts';
import { engines } from '../../../helpers/databases.ts';
import { anyCommandOn, taskOf } from '../../../helpers/office-device.ts';
import { fillPositions, type Placed, type Position, positions } from '../../../helpers/policy-office.ts';
import { openSmallOffice, portalKey, type SmallOffice, tinyPdf } from '../../../helpers/small-office.ts';
import { type ServerUnderTest, serve } from '../../../helpers/test-server.ts';

/**
 * The policy as it is meant, written down apart from the code that decides: for each thing a person can want, in which
 * position which roles get it. Everything else is refused. A new kind of command or a new route without an expectation
 * fails here.
 */
type Expectation = Partial<Record<Position, readonly Role[]>>;

const sight: readonly Role[] = ['read', 'handle', 'coordinate', 'records'];
const seeing: Expectation = {
  own: sight,
  'own, personal': sight,
  deputy: sight,
  team: sight,
  'team, personal': ['coordinate'],
  clearing: ['coordinate'],
};

/** Where it is and how far, without what it is about: also for whoever had it once, whatever their role is by now. */
const finding: Expectation = { ...seeing, own: roles, 'own, personal': roles };

const work: Expectation = {
  own: ['handle'],
  'own, personal': ['handle'],
  deputy: ['handle'],
  team: ['handle'],
};
const inHand: Expectation = { ...work, clearing: ['coordinate'] };
const basket: Expectation = { clearing: ['coordinate'] };

const commands: Readonly<Record<string, Expectation>> = {
  confirm: work,
  file: work,
  'undo-confirm': work,
  'undo-file': work,
  request: work,
  return: work,
  resume: work,
  forward: {
    own: ['handle', 'coordinate'], // whoever leads the team may pass on their own tasks as well
    'own, personal': ['handle', 'coordinate'],
    deputy: ['handle'],
    team: ['handle', 'coordinate'],
    'team, personal': ['coordinate'],
  },
  claim: inHand,
  release: inHand,
  'set-personal': {
    own: ['handle', 'coordinate'],
    'own, personal': ['handle', 'coordinate'],
    team: ['coordinate'],
    'team, personal': ['coordinate'],
  },
  assign: basket,
  'register-person': basket,
  'move-basket': basket,
  cede: inHand,
  note: {
    own: ['handle', 'coordinate', 'records'],
    'own, personal': ['handle', 'coordinate', 'records'],
    deputy: ['handle'],
    team: ['handle', 'coordinate', 'records'],
    'team, personal': ['coordinate'],
    clearing: ['coordinate'],
  },
};

const everybody: readonly Role[] = roles;

/** How a route is guarded. Of those about a task or a document, who sees it is asked position by position. */
type Guard =
  | { readonly by: 'nothing' }
  | { readonly by: 'portal key' }
  | { readonly by: 'role'; readonly roles: readonly Role[]; readonly call?: Call }
  /** On a deputyship of Sabine's, in whose team those of `own` and `team` are. */
  | { readonly by: 'deputyship'; readonly open: Expectation; readonly call: Call }
  | { readonly by: 'position' };

interface Called {
  readonly url?: string;
  readonly payload?: object | Uint8Array<ArrayBuffer>;
}
type Call = (caller: Worker, office: SmallOffice, deputyship: string) => Called;

const filter = {};
const leadingHerTeam: Expectation = { own: ['coordinate'], team: ['coordinate'] };
const guards: Readonly<Record<string, Guard>> = {
  signInMethod: { by: 'nothing' },
  signIn: { by: 'nothing' },
  oidcSignIn: { by: 'nothing' },
  demoSignIn: { by: 'nothing' },
  submit: { by: 'portal key' },
  session: { by: 'role', roles: everybody },
  signOut: { by: 'role', roles: everybody },
  signOutEverywhere: { by: 'role', roles: everybody },
  pull: { by: 'position' },
  changes: { by: 'role', roles: everybody },
  push: { by: 'position' },
  document: { by: 'position' },
  taskHistory: { by: 'position' },
  whereabouts: { by: 'position' },
  uploadContent: { by: 'role', roles: ['handle'], call: upload },
  verifyAudit: { by: 'role', roles: ['admin', 'privacy'] },
  auditEntries: { by: 'role', roles: ['privacy'], call: () => ({ payload: { filter } }) },
  exportAudit: { by: 'role', roles: ['privacy'], call: () => ({ payload: { filter, reason: 'Prüfung im Test' } }) },
  candidates: { by: 'position' },
  searchDirectory: {
    by: 'role',
    roles: ['coordinate', 'records'],
    call: () => ({ payload: { text: 'Mertens', procedure: 'sick-note' } }),
  },
  responsibilityRules: { by: 'role', roles: ['admin'] },
  putResponsibilityRules: { by: 'role', roles: ['admin'], call: sameRules },
  tryResponsibilityRules: {
    by: 'role',
    roles: ['admin'],
    call: () => ({
      payload: {
        procedure: 'sick-note',
        applicant: { familyName: 'Mertens', givenNames: 'Mara', birthDate: '1985-03-12' },
      },
    }),
  },
  reportReads: { by: 'role', roles: everybody, call: () => ({ payload: { reads: [] } }) },
  workstations: { by: 'role', roles: ['admin'] },
  deputyships: { by: 'role', roles: everybody },
  setDeputyship: { by: 'role', roles: ['handle', 'coordinate'], call: ownAbsence },
  changeDeputyship: {
    by: 'deputyship',
    open: leadingHerTeam,
    call: (_caller, { dilek }) => ({ payload: { until: '2026-11-27', deputyIds: [dilek.id] } }),
  },
  revokeDeputyship: { by: 'deputyship', open: leadingHerTeam, call: () => ({}) },
  handBack: { by: 'deputyship', open: {}, call: () => ({}) },
};

function ownAbsence(caller: Worker, { sabine }: SmallOffice): Called {
  const unlimited = { weekdays: null, procedures: null, teamIds: null, personIds: null };
  const days = { from: '2026-12-07', until: '2026-12-08' };
  return { payload: { ...unlimited, ...days, id: randomUUID(), absentWorkerId: caller.id, deputyIds: [sabine.id] } };
}

/** As they are: nothing changes. */
function sameRules(): Called {
  const revision = createHash('sha256').update(canonicalJson(defaultRules)).digest('hex');
  return { payload: { revision, rules: defaultRules } };
}

function upload(): Called {
  const bytes = Buffer.from(tinyPdf(randomUUID()));
  const hash = createHash('sha256').update(bytes).digest('hex');
  return {
    url: routes.uploadContent.path.replace(':contentHash', hash),
    payload: new Uint8Array(bytes),
  };
}

describe('the policy over HTTP', () => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  let address: string;
  let placed: readonly Placed[];
  /** Dilek stands in for Sabine. */
  let deputyship: string;

  beforeAll(async () => {
    const [pglite] = engines;
    if (pglite === undefined) throw new Error('no database');
    office = await openSmallOffice(await pglite.open());
    const [first] = await office.database.read(loadOpenDeputyships);
    deputyship = first?.id ?? '';
    placed = await fillPositions(office);
    server = await serve(office);
    address = await server.app.listen({ port: 0 });
  }, 180_000);

  const at = (position: Position) => placed.filter((person) => person.position === position);
  const isExpected = (expectation: Expectation, { position, role }: Placed) =>
    expectation[position]?.includes(role) === true;
  /** What each person of a position got, in words, so that a difference names everybody whom it concerns. */
  const table = async (people: readonly Placed[], answer: (person: Placed) => Promise<string> | string) =>
    Object.fromEntries(await Promise.all(people.map(async (person) => [person.role, await answer(person)])));

  describe.each(positions)('%s', (position) => {
    it('sees exactly what the table says: in the pull, as a document, as a history, by its number, as candidates', async () => {
      const seen = await table(at(position), async ({ worker, taskId }) => {
        const headers = await server.signIn(worker);
        const lines = await server.pull(worker, null);
        const { submission, processNumber } = await taskOf(office, taskId);
        const document = routes.document.path.replace(':contentHash', submission.copy.contentHash);
        const history = routes.taskHistory.path.replace(':taskId', taskId);
        const whereabouts = routes.whereabouts.path.replace(':processNumber', processNumber);
        const candidates = routes.candidates.path.replace(':taskId', taskId);
        const inPull = lines.some((line) => line.line === 'put' && line.topic === 'task' && line.row.id === taskId);
        const statuses = await Promise.all(
          [document, history, whereabouts, candidates].map(
            async (url) => (await server.app.inject({ url, headers })).statusCode,
          ),
        );
        return `${inPull} ${statuses.join(' ')}`;
      });
      const expected = await table(at(position), (person) => {
        const status = (expectation: Expectation) => (isExpected(expectation, person) ? 200 : 404);
        return [isExpected(seeing, person), status(seeing), status(seeing), status(finding), status(basket)].join(' ');
      });
      expect(seen).toEqual(expected);
    });

    it('gets no other task and no household than those of such tasks', async () => {
      const seen = await table(at(position), async ({ worker }) => {
        const lines = await server.pull(worker, null);
        const topics = lines.flatMap((line) => (line.line === 'put' ? [line.topic] : []));
        return String(topics.some((topic) => topic === 'task' || topic === 'case' || topic === 'file-document'));
      });
      const sees = (person: Placed) =>
        isExpected(seeing, person) ||
        // whoever belongs to the team or to the deputyship sees its other tasks
        (sight.includes(person.role) && ['team, personal', 'clearing', 'deputy, personal'].includes(position));
      expect(seen).toEqual(await table(at(position), (person) => String(sees(person))));
    });

    it('may give exactly the commands of the table', async () => {
      const kinds = Object.keys(commands) as CommandKind[]; // its own keys
      const answered = await table(at(position), async ({ worker, taskId }) => {
        const task = await taskOf(office, taskId);
        // of another version: what is allowed changes nothing, and the next one finds the same task
        const given = kinds.map((kind) => ({ ...anyCommandOn(office, kind, task), expectedVersion: 9999 }));
        const answer = await server.app.inject({
          method: 'POST',
          url: routes.push.path,
          headers: await server.signIn(worker),
          payload: {
            deviceId: randomUUID(),
            commands: given.map((command, index) => ({ sequence: index + 1, command })),
          },
        });
        const { answers } = pushResponse.parse(answer.json());
        const words = answers.map((one) => {
          if (one.outcome === 'refused' && one.reason === 'unknown-task') {
            return one.task === null && one.documents.length === 0 ? 'unseen' : 'unseen, but told';
          }
          return one.outcome === 'refused' && one.reason === 'forbidden' ? 'forbidden' : 'open';
        });
        return kinds.map((kind, index) => `${kind}: ${words[index]}`).join(', ');
      });
      const expected = await table(at(position), (person) =>
        kinds
          .map((kind) => {
            if (!isExpected(seeing, person)) return `${kind}: unseen`;
            return `${kind}: ${isExpected(commands[kind] ?? {}, person) ? 'open' : 'forbidden'}`;
          })
          .join(', '),
      );
      expect(answered).toEqual(expected);
    });
  });

  /** Over a real connection, and only as far as the status: one of them never ends. */
  async function statusOf(name: string, authorization: string | undefined, caller = office.sabine): Promise<number> {
    const route = Object.entries(routes).find(([known]) => known === name)?.[1];
    if (route === undefined) throw new Error(`no route ${name}`);
    const guard = guards[name];
    const call = guard !== undefined && 'call' in guard ? guard.call : undefined;
    const { url, payload } = call?.(caller, office, deputyship) ?? {};
    const path = route.path
      .replace(':contentHash', '0'.repeat(64))
      .replace(':deputyshipId', deputyship)
      .replace(/:\w+/g, randomUUID());
    const isBytes = payload instanceof Uint8Array;
    const ending = new AbortController();
    const response = await fetch(`${address}${url ?? path}`, {
      method: route.method,
      signal: ending.signal,
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(payload === undefined ? {} : { 'content-type': `application/${isBytes ? 'octet-stream' : 'json'}` }),
      },
      ...(payload === undefined ? {} : { body: isBytes ? payload : JSON.stringify(payload) }),
    });
    ending.abort();
    return response.status;
  }

  const declared = Object.entries(routes).map(([name, { access }]) => ({ name, access }));
  const guarded = declared.filter(({ access }) => access !== 'open');
  const onDeputyships = declared.filter(({ name }) => guards[name]?.by === 'deputyship');
  const byRole = declared.filter(({ name }) => guards[name]?.by === 'role');

  it.each(declared)('has an expectation for the route $name', ({ name, access }) => {
    const guard = guards[name];
    expect(guard, 'write down in this test who may call it').toBeDefined();
    expect(access).toBe(guard?.by === 'nothing' ? 'open' : guard?.by === 'portal key' ? 'portal' : 'session');
  });

  it.each(guarded)('turns everybody away from $name who does not have the right kind of key', async (route) => {
    const session = (await server.signIn(office.sabine)).authorization;
    const wrong = route.access === 'portal' ? session : `Bearer ${portalKey}`;
    for (const authorization of [undefined, wrong, 'Bearer 0123456789abcdef0123456789abcdef']) {
      expect(await statusOf(route.name, authorization)).toBe(401);
    }
  });

  it.each(byRole)('opens $name to the roles of the table, and to no other', async ({ name }) => {
    const guard = guards[name];
    const allowed = guard?.by === 'role' ? guard.roles : [];
    const answered = await table(at('own'), async ({ worker }) => {
      const status = await statusOf(name, (await server.signIn(worker)).authorization, worker);
      return status < 300 ? 'open' : status === 403 ? 'forbidden' : String(status);
    });
    const expected = await table(at('own'), ({ role }) => (allowed.includes(role) ? 'open' : 'forbidden'));
    expect(answered).toEqual(expected);
  });

  it.each(onDeputyships)('opens $name of a deputyship to those of the table, and to no other', async ({ name }) => {
    const guard = guards[name];
    const open = guard?.by === 'deputyship' ? guard.open : {};
    for (const position of ['own', 'team', 'deputy', 'stranger'] as const) {
      const answered = await table(at(position), async ({ worker }) => {
        const status = await statusOf(name, (await server.signIn(worker)).authorization, worker);
        return status < 300 ? 'open' : status === 403 || status === 404 ? 'refused' : String(status);
      });
      const expected = await table(at(position), (person) => (isExpected(open, person) ? 'open' : 'refused'));
      expect({ position, ...answered }).toEqual({ position, ...expected });
    }
    expect(await statusOf(name, (await server.signIn(office.sabine)).authorization)).toBeLessThan(300);
  });

  it('has an expectation for every kind of command', () => {
    const kinds = commandSchema.options.map((option) => option.shape.kind.value);
    expect(Object.keys(commands).sort()).toEqual([...kinds].sort());
  });
});
