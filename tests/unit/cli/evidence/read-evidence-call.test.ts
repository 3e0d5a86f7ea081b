import { describe, expect, it } from 'vitest';
import { readEvidenceCall } from '../../../../electron/cli/evidence/read-evidence-call.ts';

describe('readEvidenceCall', () => {
  it('reads one check with several proofs, however they are written', () => {
    const words = '--procedure sick-note --declared d.json --proof a.pdf b.jpg --proof c.png --json'.split(' ');
    const call = readEvidenceCall(words);
    expect(call).toMatchObject({ ok: true, value: { mode: 'one', isJson: true } });
    if (!call.ok || call.value.mode !== 'one') throw new Error('one check was asked for');
    expect(call.value.entry.procedure).toBe('sick-note');
    expect([...(call.value.entry.proof as string[])].sort()).toEqual(['a.pdf', 'b.jpg', 'c.png']);
  });

  it('reads a batch', () => {
    const call = readEvidenceCall(['--batch', 'cases.json', '--json']);
    expect(call).toEqual({
      ok: true,
      value: { mode: 'batch', path: 'cases.json', procedure: 'sick-note', isJson: true },
    });
  });

  it.each([
    ['nothing', []],
    ['no proof', ['--declared', 'd.json']],
    ['no declared values', ['--proof', 'a.pdf']],
    ['an unknown option', ['--batsch', 'x']],
  ])('explains itself when there is %s', (_, words) => {
    const call = readEvidenceCall(words);
    expect(call.ok).toBe(false);
    expect(call.ok ? '' : call.failure).toContain('--batch FILE.json');
  });
});
