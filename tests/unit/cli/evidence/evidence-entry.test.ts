import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEntry } from '../../../../electron/cli/evidence/evidence-entry.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entry-'));
  writeFileSync(join(folder, 'a.pdf'), '%PDF-1.7');
  writeFileSync(join(folder, 'b.pdf'), '%PDF-1.7');
  writeFileSync(join(folder, 'declared.json'), '\uFEFF{ "unfitUntil": "2026-11-27" }');
  writeFileSync(join(folder, 'previous.json'), '[{ "unfitSince": "2026-11-01", "unfitUntil": "2026-11-08" }]');
});

afterAll(() => rmSync(folder, { recursive: true }));

const read = (raw: unknown) => readEntry(raw, folder, 'sick-note');

describe('readEntry', () => {
  it.each([{ proof: 'a.pdf' }, { proof: ['a.pdf'] }, { proofs: ['a.pdf'] }, { files: 'a.pdf' }])(
    'takes the proofs as %j',
    async (proofs) => {
      const entry = await read({ declared: {}, ...proofs });
      expect(entry.proofs).toEqual([{ given: 'a.pdf', path: join(folder, 'a.pdf') }]);
    },
  );

  it('takes several proofs in their order', async () => {
    const entry = await read({ declared: {}, proof: ['b.pdf', 'a.pdf'] });
    expect(entry.proofs.map(({ given }) => given)).toEqual(['b.pdf', 'a.pdf']);
  });

  it('reads declared values and earlier periods from files beside the batch file', async () => {
    const entry = await read({ declared: 'declared.json', previous: 'previous.json', proof: 'a.pdf' });
    expect(entry.declared).toEqual({ unfitUntil: '2026-11-27' });
    expect(entry.previous).toEqual([
      { from: '2026-11-01', to: '2026-11-08', kind: 'INITIAL', assessedOn: null, contentHash: null },
    ]);
  });

  it.each([
    [[{ from: '2026-11-01', to: '2026-11-08', kind: 'FOLLOW_UP' }]],
    [{ periods: [{ from: '2026-11-01', to: '2026-11-08', kind: 'FOLLOW_UP' }] }],
    [{ previous: [{ from: '01.11.2026', to: '08.11.2026', kind: 'Folge' }] }],
    [{ unfitSince: '2026-11-01', unfitUntil: '2026-11-08', kind: 'follow-up' }],
  ])('takes earlier periods as %j', async (previous) => {
    const entry = await read({ declared: {}, proof: 'a.pdf', previous });
    expect(entry.previous).toEqual([
      { from: '2026-11-01', to: '2026-11-08', kind: 'FOLLOW_UP', assessedOn: null, contentHash: null },
    ]);
  });

  it('takes nulls and empty texts for not declared, German days and words for what they mean', async () => {
    const declared = { familyName: 'Mertens', givenNames: '', birthDate: '12.03.1985', kind: 'Erst', unfitSince: null };
    const entry = await read({ declared, proof: 'a.pdf' });
    expect(entry.declared).toEqual({ familyName: 'Mertens', birthDate: '1985-03-12', kind: 'INITIAL' });
  });

  it('takes the form of a submission', async () => {
    const declared = { applicant: { familyName: 'Mertens' }, declared: { unfitUntil: '2026-11-27' } };
    const entry = await read({ declared, proof: 'a.pdf' });
    expect(entry.declared).toEqual({ familyName: 'Mertens', unfitUntil: '2026-11-27' });
  });

  it('counts a moment of receipt as its day', async () => {
    expect((await read({ declared: {}, proof: 'a.pdf', received: '2026-11-24T08:12:00Z' })).receivedOn).toBe(
      '2026-11-24',
    );
  });

  it.each([
    ['no proof', { declared: {} }, /proof/],
    ['a proof that is not there', { declared: {}, proof: 'missing.pdf' }, /cannot read missing\.pdf/],
    ['no declared values', { proof: 'a.pdf' }, /declared/],
    ['a birth date that is no day', { declared: { birthDate: '1985-02-30' }, proof: 'a.pdf' }, /birthDate/],
    ['a period without an end', { declared: {}, proof: 'a.pdf', previous: [{ from: '2026-11-01' }] }, /"to"/],
    ['an unknown kind', { declared: { kind: 'sometimes' }, proof: 'a.pdf' }, /INITIAL/],
  ])('refuses %s in a sentence', async (_, raw, sentence) => {
    await expect(read(raw)).rejects.toThrow(sentence);
  });
});
