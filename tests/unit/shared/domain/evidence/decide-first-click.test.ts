import { describe, expect, it } from 'vitest';
import { decideFirstClick, decideSecondClick } from '../../../../../shared/domain/evidence/decide-first-click.ts';
import type { EvidenceCheck, Finding, Severity } from '../../../../../shared/domain/evidence/verdict.ts';
import { proofHash } from './evidence-samples.ts';

function finding(key: string, severity: Severity, field: string | null = null): Finding {
  const texts = { title: 'Titel', why: 'Warum.', advice: 'Was zu tun ist.' };
  return { key, id: 'C08', severity, ...texts, field, contentHash: proofHash, page: 1, box: null };
}

function judged(colour: EvidenceCheck['colour'], findings: readonly Finding[], proofValues = {}): EvidenceCheck {
  return { colour, findings: [...findings], proofValues, fields: [], documents: [], effective: null, rules: 'x/1' };
}

const allowed = { allowed: true };
const refused = (reason: string, ...findings: string[]) => ({ allowed: false, reason, findings });

describe('click one', () => {
  it('waits until the proofs were read', () => {
    expect(decideFirstClick(null, []).confirm).toEqual(refused('not-read-yet'));
  });

  it.each(['green', 'none'] as const)('confirms on %s', (colour) => {
    expect(decideFirstClick(judged(colour, []), []).confirm).toEqual(allowed);
  });

  it('asks on yellow that every finding was opened which wants a decision', () => {
    const check = judged('yellow', [finding('a', 'flag'), finding('b', 'privacy'), finding('c', 'info')]);
    expect(decideFirstClick(check, ['a']).confirm).toEqual(refused('unopened-findings', 'b'));
    expect(decideFirstClick(check, ['a', 'b']).confirm).toEqual(allowed);
  });

  it('never confirms on red, whatever was opened', () => {
    const check = judged('red', [finding('a', 'hard', 'unfitUntil')], { unfitUntil: '2026-11-27' });
    expect(decideFirstClick(check, ['a']).confirm).toEqual(refused('contradiction', 'a'));
  });

  it('takes over on red where the proof says another value for everything that is red', () => {
    const check = judged('red', [finding('a', 'hard', 'unfitUntil')], { unfitUntil: '2026-11-27' });
    expect(decideFirstClick(check, [])).toMatchObject({ takeOver: allowed, takeOverFields: ['unfitUntil'] });
  });

  it.each<readonly [string, readonly Finding[]]>([
    ['another person', [finding('a', 'hard', 'unfitUntil'), finding('b', 'hard', 'birthDate')]],
    ['a wrong document', [finding('a', 'hard', 'unfitUntil'), finding('b', 'hard')]],
    ['an unreadable field', [finding('b', 'hard', 'unfitSince')]],
  ])('takes nothing over against %s', (_name, findings) => {
    const check = judged('red', findings, { unfitUntil: '2026-11-27' });
    expect(decideFirstClick(check, []).takeOver).toEqual(refused('cannot-take-over', 'b'));
  });

  it('has nothing to take over where the proof says the same', () => {
    expect(decideFirstClick(judged('green', []), []).takeOver).toEqual(refused('nothing-to-take-over'));
  });

  it('wants flags opened before taking over as well', () => {
    const check = judged('red', [finding('a', 'hard', 'kind'), finding('b', 'flag')], { kind: 'FOLLOW_UP' });
    expect(decideFirstClick(check, []).takeOver).toEqual(refused('unopened-findings', 'b'));
    expect(decideFirstClick(check, ['b']).takeOver).toEqual(allowed);
  });
});

describe('click two', () => {
  const check = judged('yellow', [finding('a', 'privacy')]);
  const filing = { check, isReturned: false, provenlyBlackened: [], isLockClosed: false, hasLockReason: false };

  it('waits until what is private was provenly blackened', () => {
    expect(decideSecondClick(filing)).toEqual(refused('privacy', 'a'));
    expect(decideSecondClick({ ...filing, provenlyBlackened: [proofHash] })).toEqual(allowed);
  });

  it('files a return, which leaves the proof out', () => {
    expect(decideSecondClick({ ...filing, isReturned: true, isLockClosed: true })).toEqual(allowed);
  });

  it('wants a reason against the lock', () => {
    const locked = { ...filing, check: judged('green', []), isLockClosed: true };
    expect(decideSecondClick(locked)).toEqual(refused('lock-closed'));
    expect(decideSecondClick({ ...locked, hasLockReason: true })).toEqual(allowed);
  });
});
