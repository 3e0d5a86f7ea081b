import { describe, expect, it } from 'vitest';
import { decideWork, isLasting, type Situation } from '../../../electron/sync/decide-work.ts';
import { retryAfter } from '../../../electron/sync/schedule.ts';
import { failureKinds } from '../../../shared/base/failure.ts';

const idle: Situation = {
  signedIn: true,
  pullWanted: false,
  commandsReady: false,
  documentsMissing: false,
  notBefore: 0,
  now: 1000,
};

describe('what the sync does next', () => {
  it('sends before it fetches, and fetches rows before documents', () => {
    const everything = { ...idle, commandsReady: true, pullWanted: true, documentsMissing: true };
    expect(decideWork(everything)).toBe('push');
    expect(decideWork({ ...everything, commandsReady: false })).toBe('pull');
    expect(decideWork({ ...everything, commandsReady: false, pullWanted: false })).toBe('fetch-documents');
    expect(decideWork(idle)).toBe('wait');
  });

  it('waits without a session and until the next attempt is due, whatever there is to do', () => {
    const everything = { ...idle, commandsReady: true, pullWanted: true, documentsMissing: true };
    expect(decideWork({ ...everything, signedIn: false })).toBe('wait');
    expect(decideWork({ ...everything, notBefore: 1001 })).toBe('wait');
    expect(decideWork({ ...everything, notBefore: 1000 })).toBe('push');
  });

  it('tells the person of what does not pass by itself, and of nothing else', () => {
    expect(failureKinds.filter(isLasting)).toEqual(['forbidden', 'disk-full', 'client-too-old', 'server-too-old']);
  });
});

describe('the pause before the next attempt', () => {
  it('doubles from one second and never passes one minute', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 100, 5000].map((failures) => retryAfter(failures, 1));
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000, 60_000]);
  });

  it('spreads workstations over the second half of the pause', () => {
    expect([0, 0.5, 1].map((random) => retryAfter(3, random))).toEqual([2000, 3000, 4000]);
  });
});
