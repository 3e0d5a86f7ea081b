import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import type { WorkerId } from '../../shared/base/ids.ts';
import { type Deputyship, isActiveOn } from '../../shared/domain/deputyship.ts';
import type { Role, Worker } from '../../shared/domain/worker.ts';
import { type DeskId, deskOfTeam, deskOfWorker, officeDesk } from './desks.ts';

/** Roles whose work needs the data of citizens. Whoever only administers the system sees none. */
const rolesWithCitizens: readonly Role[] = ['read', 'handle', 'coordinate', 'records'];

export interface Viewer {
  readonly worker: Pick<Worker, 'id' | 'teamId' | 'roles'>;
  /** Any deputyships; those of others and of other days are ignored. */
  readonly deputyships: readonly Deputyship[];
  /** The clearing basket of the worker's service office. */
  readonly clearingDesk: DeskId;
  readonly today: CalendarDate;
}

/**
 * The desks a person may see today. The one rule behind lists, documents and commands: own desk, own team's desk, the
 * desks of those they stand in for, the clearing basket for coordinators, and the office's common desk.
 */
export function visibleDesks(viewer: Viewer): readonly DeskId[] {
  const { worker, clearingDesk } = viewer;
  if (!worker.roles.some((role) => rolesWithCitizens.includes(role))) return [officeDesk];
  const desks = [
    officeDesk,
    deskOfWorker(worker.id),
    deskOfTeam(worker.teamId),
    ...standsInFor(viewer).map(deskOfWorker),
    ...(worker.roles.includes('coordinate') ? [clearingDesk] : []),
  ];
  return [...new Set(desks)].sort();
}

/** Whose deputy the person is today. */
export function standsInFor(viewer: Pick<Viewer, 'worker' | 'deputyships' | 'today'>): readonly WorkerId[] {
  return viewer.deputyships
    .filter((deputyship) => deputyship.deputyId === viewer.worker.id && isActiveOn(deputyship, viewer.today))
    .map((deputyship) => deputyship.absentWorkerId);
}

/** @param placedOn the desks on which the thing lies */
export function maySee(viewer: Viewer, placedOn: readonly DeskId[]): boolean {
  const visible = visibleDesks(viewer);
  return placedOn.some((desk) => visible.includes(desk));
}

/** Confirm, file and take back: whoever sees a task and has the role. */
export function mayHandle(viewer: Viewer, placedOn: readonly DeskId[]): boolean {
  return viewer.worker.roles.includes('handle') && maySee(viewer, placedOn);
}
