import { describe, expect, it } from 'vitest';
import { refuseConfirm } from '../../../electron/ipc/decide-confirm.ts';
import type { EvidenceCheck } from '../../../shared/domain/evidence/verdict.ts';
import { sampleCheck, sampleFinding } from '../../helpers/sample-check.ts';

const reason = 'Das Enddatum stand falsch im Formular.';
const red: EvidenceCheck = {
  ...sampleCheck('red'),
  findings: [sampleFinding('C08', 'hard', 'unfitUntil')],
  proofValues: { unfitUntil: '2026-11-27' },
};
const yellow: EvidenceCheck = {
  ...sampleCheck('yellow'),
  findings: [sampleFinding('C14', 'flag'), sampleFinding('C17', 'info')],
};
const taken = { field: 'unfitUntil', value: '2026-11-27', reason };

describe('click one', () => {
  it.each([
    ['on green', sampleCheck('green'), [], []],
    ['where nothing is compared', sampleCheck('none'), [], []],
    ['by eye, as long as nothing was read', null, [], []],
    ['on yellow after every hint was opened', yellow, ['C14'], []],
    ['on red with what the proof says', red, [], [taken]],
  ])('is taken %s', (_name, check, opened, takeOver) => {
    expect(refuseConfirm(check, opened, takeOver)).toBeUndefined();
  });

  it.each([
    ['on yellow before every hint was opened', yellow, [], [], { kind: 'not-allowed-now', fields: ['C14'] }],
    ['on red as it was declared', red, [], [], { kind: 'not-allowed-now', fields: ['C08'] }],
    [
      'with a value that the proof does not say',
      red,
      [],
      [{ ...taken, value: '2026-12-31' }],
      { kind: 'invalid-input', fields: ['unfitUntil'] },
    ],
    [
      'with anything of a proof that was not read',
      null,
      [],
      [taken],
      { kind: 'invalid-input', fields: ['unfitUntil'] },
    ],
    [
      'on red with only some of what differs',
      {
        ...red,
        findings: [...red.findings, sampleFinding('C07', 'hard', 'unfitSince')],
        proofValues: { ...red.proofValues, unfitSince: '2026-11-23' },
      },
      [],
      [taken],
      { kind: 'not-allowed-now', fields: ['unfitSince'] },
    ],
  ])('is not taken %s', (_name, check, opened, takeOver, refusal) => {
    expect(refuseConfirm(check, opened, takeOver)).toEqual(refusal);
  });
});
