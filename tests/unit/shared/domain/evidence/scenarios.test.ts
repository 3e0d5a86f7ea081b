import { describe, expect, it } from 'vitest';
import { toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import { decideFirstClick } from '../../../../../shared/domain/evidence/decide-first-click.ts';
import { noFacts } from '../../../../../shared/domain/evidence/proof-facts.ts';
import { box, certificate, check, period, proofHash, told, verdict } from './evidence-samples.ts';

/** The acceptance scenarios of DOMAIN.md 12 that concern the check, on values instead of pages. */
describe('scenario', () => {
  it('1, the standard: green, click one confirms, nothing is said', () => {
    const result = check();
    expect(result.colour).toBe('green');
    expect(told(result)).toEqual([]);
    expect(result.effective).toEqual({ from: '2026-11-23', to: '2026-11-27' });
    expect(result.proofValues).toEqual({});
    expect(result.rules).toBe('sick-note/2 evidence/1');
    expect(decideFirstClick(result, []).confirm).toEqual({ allowed: true });
  });

  it('2, a follow-up over the weekend: yellow, the start is worked out, the weekend bridged', () => {
    const result = check({
      input: {
        declared: { kind: 'FOLLOW_UP', unfitSince: '2026-11-28', unfitUntil: '2026-12-11', assessedOn: '2026-11-30' },
        previous: [period('2026-11-23', '2026-11-27')],
        receivedOn: toCalendarDate('2026-11-30'),
      },
      proof: { unfitSince: null },
    });
    expect(result.colour).toBe('yellow');
    expect(told(result)).toEqual(['C07 flag', 'C11 info']);
    expect(result.effective).toEqual({ from: '2026-11-28', to: '2026-12-11' });
    expect(decideFirstClick(result, []).confirm).toMatchObject({ allowed: false, reason: 'unopened-findings' });
    expect(decideFirstClick(result, ['C07']).confirm).toEqual({ allowed: true });
  });

  it('3, a real gap: the declared start is red, the day of assessment may be taken over', () => {
    const result = check({
      input: {
        declared: { kind: 'FOLLOW_UP', unfitSince: '2026-11-19', unfitUntil: '2026-11-27', assessedOn: '2026-11-20' },
        previous: [period('2026-11-09', '2026-11-18')],
        receivedOn: toCalendarDate('2026-11-20'),
      },
      proof: { unfitSince: null },
    });
    expect(result.colour).toBe('red');
    expect(told(result)).toEqual(['C07 hard', 'C11 flag']);
    expect(result.findings.find(({ id }) => id === 'C11')?.why).toContain('Do, 19.11.2026');
    expect(result.effective).toEqual({ from: '2026-11-20', to: '2026-11-27' });
    expect(result.proofValues).toEqual({ unfitSince: '2026-11-20' });
    const clicks = decideFirstClick(result, ['C11']);
    expect(clicks.confirm).toMatchObject({ allowed: false, reason: 'contradiction' });
    expect(clicks.takeOver).toEqual({ allowed: true });
  });

  it('4, another spelling of the same name: green', () => {
    const applicant = { familyName: 'Groß-Weiß', givenNames: 'Jürgen', birthDate: toCalendarDate('1990-01-01') };
    const name = (field: string, declared: string, found: string) => ({
      ...verdict(field, declared, found),
      verdict: 'agrees' as const,
      tolerance: 'normalised-name' as const,
    });
    const result = check({
      input: { applicant },
      verdicts: [name('familyName', 'Groß-Weiß', 'GROSS WEISS'), name('givenNames', 'Jürgen', 'JUERGEN')],
    });
    expect(result.colour).toBe('green');
    expect(told(result)).toEqual([]);
  });

  it('5, another end: red, only the end of the certificate may be taken over', () => {
    const result = check({
      input: {
        declared: { kind: 'INITIAL', unfitSince: '2026-11-16', unfitUntil: '2026-12-04', assessedOn: '2026-11-16' },
        receivedOn: toCalendarDate('2026-11-18'),
      },
      proof: { unfitUntil: '2026-11-27' },
    });
    expect(result.colour).toBe('red');
    expect(told(result)).toEqual(['C08 hard']);
    expect(result.proofValues).toEqual({ unfitUntil: '2026-11-27' });
    expect(result.effective).toEqual({ from: '2026-11-16', to: '2026-11-27' });
    expect(decideFirstClick(result, [])).toMatchObject({ takeOver: { allowed: true }, takeOverFields: ['unfitUntil'] });
  });

  it('6, the wrong person on the wrong form: red, nothing to take over', () => {
    const child = { familyName: 'Kaya', givenNames: 'Emre', birthDate: toCalendarDate('2019-05-04') };
    const result = check({
      input: {
        applicant: { familyName: 'Kaya', givenNames: 'Selin', birthDate: toCalendarDate('1977-09-24') },
        declared: { kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-11-25', assessedOn: '2026-11-23' },
        householdMembers: [child],
      },
      proof: { givenNames: 'Emre', birthDate: '2019-05-04' },
      compared: { documents: [certificate({ isCertificate: false, kind: 'child-sick', copyKind: 'OTHER' })] },
    });
    expect(result.colour).toBe('red');
    expect(told(result)).toEqual(['C01 hard', 'C05 hard']);
    expect(result.findings[0]?.title).toBe('Kind krank statt AU');
    expect(result.effective).toBeNull();
    expect(result.proofValues).toEqual({});
    expect(decideFirstClick(result, []).takeOver).toMatchObject({ allowed: false });
  });

  it('7, the copy of the insurer: everything agrees, but privacy stands before filing', () => {
    const result = check({
      input: {
        declared: { kind: 'INITIAL', unfitSince: '2026-11-24', unfitUntil: '2026-12-01', assessedOn: '2026-11-24' },
      },
      compared: {
        documents: [
          certificate({
            copyKind: 'INSURER',
            containsDiagnosis: true,
            sensitive: [{ page: 1, box, reason: 'diagnosis' }],
          }),
        ],
      },
    });
    expect(result.fields.every((field) => field.verdict === 'agrees')).toBe(true);
    expect(result.colour).toBe('yellow');
    expect(told(result)).toEqual(['C02 privacy']);
    expect(result.findings[0]).toMatchObject({ contentHash: proofHash, page: 1, box });
  });

  it('8, dated back: the fields agree, two flags, a person may confirm', () => {
    const result = check({
      input: {
        declared: { kind: 'INITIAL', unfitSince: '2026-11-20', unfitUntil: '2026-11-27', assessedOn: '2026-11-26' },
        receivedOn: toCalendarDate('2026-11-26'),
      },
    });
    expect(result.colour).toBe('yellow');
    expect(told(result)).toEqual(['C10 flag', 'C15 flag']);
    expect(result.findings.find(({ id }) => id === 'C10')?.why).toContain('6 Tage');
    expect(result.findings.find(({ id }) => id === 'C15')?.why).toContain('Mo, 23.11.2026');
    expect(decideFirstClick(result, ['C10', 'C15']).confirm).toEqual({ allowed: true });
  });

  it('9, six weeks: the status changes on the 43rd day; six months are told on top', () => {
    const follow = (chain: ReturnType<typeof period>) =>
      check({
        input: {
          declared: { kind: 'FOLLOW_UP', unfitUntil: '2026-12-04', assessedOn: '2026-11-20' },
          previous: [chain],
          receivedOn: toCalendarDate('2026-11-20'),
        },
      });
    const sixWeeks = follow(period('2026-10-12', '2026-11-20'));
    expect(told(sixWeeks)).toEqual(['C07 flag', 'C17 flag']);
    const statistics = sixWeeks.findings.find(({ id }) => id === 'C17');
    expect(statistics?.why).toContain('22.11.2026');
    expect(statistics?.advice).toContain('23.11.2026');
    expect(sixWeeks.effective).toEqual({ from: '2026-11-21', to: '2026-12-04' });
    expect(told(follow(period('2026-05-20', '2026-11-20')))).toEqual(['C07 flag', 'C17 flag', 'C18 flag']);
  });

  it('13, the same upload again: shown, never refused', () => {
    const filed = period('2026-11-23', '2026-11-27', 'INITIAL', { contentHash: proofHash });
    const result = check({ input: { previous: [filed] } });
    expect(told(result)).toEqual(['C23 flag']);
    expect(result.colour).toBe('yellow');
  });

  it('14, a photo that cannot be read: red, ask again', () => {
    const result = check({
      compared: { documents: [certificate({ isLegible: false, isCertificate: false, kind: 'other' })] },
    });
    expect(result.colour).toBe('red');
    expect(result.findings.map(({ title }) => title)).toEqual(['Nicht lesbar']);
  });

  it('15, the box of an accident: told to the other desk', () => {
    const result = check({
      compared: {
        facts: { ...noFacts, accidents: [{ kind: 'work-accident', place: null }] },
      },
    });
    expect(told(result)).toEqual(['C21 flag']);
  });
});
