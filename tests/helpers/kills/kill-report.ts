import type { KillCounts } from '../restless-device.ts';
import { type Phase, phases } from './phases.ts';

/** What one run of the campaign did; `docs/reliability.md` is made from it. */
export interface KillReport {
  readonly seed: number;
  readonly database: string;
  readonly kills: number;
  readonly byPhase: Partial<Record<Phase, number>>;
  /** After a kill during the migration of a cache: how many steps it had taken, and how often. */
  readonly migrationFound: Readonly<Record<string, number>>;
  readonly renewalsLeftOpen: number;
  readonly serverKills: number;
  readonly serverStops: number;
  readonly networkFaults: Readonly<Record<string, number>>;
  readonly clicks: { readonly answered: number; readonly unanswered: number };
  /** Lives in which the session had ended, so that the person had to sign in again. */
  readonly signedOut: number;
  readonly commandsOnServer: number;
  readonly filed: number;
  readonly notes: number;
  /** Tasks of the deputy whose last work came after the right was gone, and is kept on a card. */
  readonly keptOnCards: number;
  readonly auditEntries: number;
  readonly seconds: number;
}

export function sumCounts(
  devices: readonly KillCounts[],
): Pick<KillReport, 'kills' | 'byPhase' | 'migrationFound' | 'renewalsLeftOpen' | 'signedOut' | 'clicks'> {
  const byPhase = Object.fromEntries(
    phases.flatMap((phase) => {
      const count = sum(devices.map((device) => device.byPhase.get(phase) ?? 0));
      return count === 0 ? [] : [[phase, count]];
    }),
  );
  const found = new Map<string, number>();
  for (const [version, count] of devices.flatMap((device) => [...device.versionsFound])) {
    found.set(`${version} steps`, (found.get(`${version} steps`) ?? 0) + count);
  }
  return {
    kills: sum(Object.values(byPhase)),
    byPhase,
    migrationFound: Object.fromEntries([...found].sort()),
    renewalsLeftOpen: sum(devices.map((device) => device.renewalsLeftOpen)),
    signedOut: sum(devices.map((device) => device.signedOut)),
    clicks: {
      answered: sum(devices.map((device) => device.clicks.answered)),
      unanswered: sum(devices.map((device) => device.clicks.unanswered)),
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
