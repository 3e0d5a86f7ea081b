import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intakePlugin } from '../../../../server/intake/intake-plugin.ts';
import { HttpFailure } from '../../../../server/routes/http-failure.ts';
import { createPortalAccess } from '../../../../server/session/portal-access.ts';
import { intakeLimits } from '../../../../shared/domain/submission.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, portalKey, receivedAt, sickNotePart, tinyPdf } from '../../../helpers/small-office.ts';

interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly type?: string;
  readonly content: Uint8Array | string;
}

let app: FastifyInstance;
beforeAll(async () => {
  const database = await engines[0]?.open();
  if (database === undefined) throw new Error('no database');
  const office = await openSmallOffice(database);
  app = Fastify();
  app.decorate('access', {
    session: () => Promise.resolve(undefined),
    portal: createPortalAccess(database),
  });
  app.decorateRequest('signedIn');
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof HttpFailure) return reply.code(error.status).send(error.failure);
    throw error;
  });
  await app.register(intakePlugin, { ...office, newId: randomUUID, now: () => new Date(receivedAt) });
});
afterAll(() => app.close());

const boundary = 'boundary-of-the-tests';

function encode(parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(({ name, fileName, type, content }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n` +
        `${type === undefined ? '' : `content-type: ${type}\r\n`}\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

function post(parts: readonly Part[] | Buffer, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/v1/submissions',
    headers: {
      authorization: `Bearer ${portalKey}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...headers,
    },
    payload: Buffer.isBuffer(parts) ? parts : encode(parts),
  });
}

function submissionOf(part: unknown = sickNotePart(), more: Partial<Part> = {}): Part {
  return { name: 'submission', content: JSON.stringify(part), ...more };
}

function fileOf(content: Uint8Array | string = tinyPdf('AU'), fileName = 'AU.pdf'): Part {
  return { name: 'files', fileName, type: 'application/octet-stream', content };
}

describe('the door for portals', () => {
  it.each([
    ['as a field', {}],
    ['as a field with its type', { type: 'application/json' }],
    ['as a file with its type', { type: 'application/json', fileName: 'submission.json' }],
  ])('takes the declaration %s, before or behind the files', async (_how, more) => {
    const before = await post([submissionOf(sickNotePart(), more), fileOf()]);
    const behind = await post([fileOf(), submissionOf(sickNotePart(), more)]);
    for (const answer of [before, behind]) {
      expect(answer.statusCode).toBe(201);
      expect(answer.json()).toMatchObject({ receivedAt, routing: { assignee: 'Sabine' } });
    }
  });

  it('answers the same request with the same bytes, and other content with 409', async () => {
    const part = sickNotePart();
    const first = await post([submissionOf(part), fileOf()]);
    const again = await post([fileOf(), submissionOf(part)]);
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.body).toBe(first.body);
    const other = await post([submissionOf(part), fileOf(tinyPdf('anders'))]);
    expect(other.statusCode).toBe(409);
    expect(other.json().kind).toBe('other-content');
  });

  it('makes one submission of two identical requests at once', async () => {
    const parts = [submissionOf(), fileOf()];
    const answers = await Promise.all([post(parts), post(parts)]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 201]);
    expect(answers[0]?.body).toBe(answers[1]?.body);
  });

  it.each([['Bearer wrong-key-of-some-length'], [''], [portalKey]])(
    'lets nobody in with "%s"',
    async (authorization) => {
      expect((await post([submissionOf(), fileOf()], { authorization })).statusCode).toBe(401);
    },
  );

  it('takes a file of exactly the limit and refuses one byte more, saying which file', async () => {
    const exact = Buffer.alloc(intakeLimits.fileBytes, ' ');
    exact.set(tinyPdf('groß'));
    expect((await post([submissionOf(), fileOf(exact)])).statusCode).toBe(201);
    const answer = await post([fileOf(Buffer.concat([exact, Buffer.from(' ')]), 'scan.pdf'), submissionOf()]);
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toMatchObject({ kind: 'file-too-large', fileName: 'scan.pdf' });
    expect(answer.json().message).toContain('20 MB');
  });

  it('refuses more than 60 MB in all and more than 30 files', async () => {
    const large = Buffer.alloc(16_000_000, ' ');
    large.set(tinyPdf('groß'));
    const heavy = await post([submissionOf(), fileOf(large), fileOf(large), fileOf(large), fileOf(large)]);
    expect([heavy.statusCode, heavy.json().kind]).toEqual([413, 'submission-too-large']);
    const many = await post([submissionOf(), ...Array.from({ length: 31 }, () => fileOf())]);
    expect([many.statusCode, many.json().kind]).toEqual([413, 'too-many-files']);
    const tooMany = await post([submissionOf(), ...Array.from({ length: 60 }, () => fileOf())]);
    expect([tooMany.statusCode, tooMany.json().kind]).toEqual([413, 'too-many-files']);
    const full = await post([submissionOf(), ...Array.from({ length: 30 }, () => fileOf())]);
    expect(full.statusCode).toBe(201);
  });

  it('refuses a type that cannot be shown safely, in German and with the name of the file', async () => {
    const answer = await post([submissionOf(), fileOf('<script>alert(1)</script>', 'bescheid.pdf')]);
    expect(answer.statusCode).toBe(415);
    expect(answer.json()).toMatchObject({ kind: 'unsupported-type', fileName: 'bescheid.pdf' });
    expect(answer.json().message).toMatch(/Bitte/);
  });

  it.each<[string, Part[], number, string]>([
    ['no declaration', [fileOf()], 400, 'no-submission-part'],
    ['two declarations', [submissionOf(), submissionOf(), fileOf()], 400, 'two-submission-parts'],
    ['broken JSON', [{ name: 'submission', content: '{' }, fileOf()], 400, 'not-json'],
    [
      'broken JSON with its type',
      [{ name: 'submission', type: 'application/json', content: '{' }, fileOf()],
      400,
      'not-json',
    ],
    ['another field', [submissionOf(), { name: 'note', content: 'x' }, fileOf()], 400, 'unknown-part'],
    ['no proof', [submissionOf()], 422, 'proof-missing'],
    ['an unknown procedure', [submissionOf({ ...sickNotePart(), procedure: 'x' }), fileOf()], 422, 'unknown-procedure'],
  ])('refuses %s', async (_what, parts, status, kind) => {
    const answer = await post(parts);
    expect([answer.statusCode, answer.json().kind]).toEqual([status, kind]);
    expect(answer.json().message).toMatch(/^[A-ZÄÖÜ].*\.$/);
  });

  it('names the fields that are wrong, and never their values', async () => {
    const part = {
      ...sickNotePart(),
      applicant: { familyName: 'Geheim\0', givenNames: 'Mara', birthDate: '1985-02-30' },
      extra: 'Geheim',
    };
    const answer = await post([submissionOf(part), fileOf()]);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().fields).toEqual([
      { field: 'applicant.birthDate', problem: 'wrong-form' },
      { field: 'extra', problem: 'unknown' },
    ]);
    expect(answer.body).not.toContain('Geheim');
    const zero = await post([
      submissionOf({ ...part, applicant: { ...part.applicant, birthDate: '1985-02-28' }, extra: undefined }),
      fileOf(),
    ]);
    expect(zero.json().fields).toEqual([{ field: 'applicant.familyName', problem: 'wrong-form' }]);
    const declared = { kind: 'INITIAL', unfitUntil: '2026-11-27', diagnosis: 'Geheim' };
    const wrong = await post([submissionOf({ ...sickNotePart(), declared }), fileOf()]);
    expect(wrong.json().fields).toEqual([{ field: 'declared.diagnosis', problem: 'unknown' }]);
  });

  it('says so when the request is no form or was cut off', async () => {
    const json = await post(Buffer.from('{}'), { 'content-type': 'application/json' });
    expect([json.statusCode, json.json().kind]).toEqual([400, 'not-multipart']);
    const whole = encode([submissionOf(), fileOf()]);
    const cut = await post(whole.subarray(0, whole.length - 60));
    expect([cut.statusCode, cut.json().kind]).toEqual([400, 'incomplete-request']);
  });
});
