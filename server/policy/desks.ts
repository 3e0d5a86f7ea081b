import { z } from 'zod';
import type { DeputyshipId, TeamId, WorkerId } from '../../shared/base/ids.ts';

/** A virtual desk: what a person may see as a whole. Sync places every row on the desks where it belongs. */
export const deskId = z.uuid().brand<'DeskId'>();
export type DeskId = z.infer<typeof deskId>;

/** What everybody in the office sees: the staff and the deputyships. */
export const officeDesk = deskId.parse('0f1ce000-0000-4000-8000-000000000001');

export function deskOfWorker(worker: WorkerId): DeskId {
  return deskId.parse(worker);
}

export function deskOfTeam(team: TeamId): DeskId {
  return deskId.parse(team);
}

/** What a deputyship covers; whoever acts in it sees it. */
export function deskOfDeputyship(deputyship: DeputyshipId): DeskId {
  return deskId.parse(deputyship);
}
