import { actingFor } from '../../shared/domain/deputyship.ts';
import type { Person } from '../../shared/domain/policy/decide-permission.ts';
import { policyTable } from '../../shared/domain/policy/policy-table.ts';
import { type DeskId, deskOfDeputyship, deskOfTeam, deskOfWorker, officeDesk } from './desks.ts';

/** A person with the desks that belong to their place in the office. */
export interface Viewer extends Person {
  /** The clearing basket of the worker's service office. */
  readonly clearingDesk: DeskId;
  /** What only those who lead the worker's team see. */
  readonly coordinationDesk: DeskId;
}

/**
 * The desks a person may see today: the policy of `see` (shared/domain/policy), said in desks, so that a whole sync can be
 * answered at once. That both say the same of every row is a property test.
 */
export function visibleDesks(viewer: Viewer): readonly DeskId[] {
  const { worker, deputyships, today } = viewer;
  const sees = (relation: keyof (typeof policyTable)['see']) =>
    worker.roles.some((role) => policyTable.see[relation]?.includes(role) === true);
  const desks = [
    officeDesk,
    ...(sees('own') ? [deskOfWorker(worker.id)] : []),
    ...(sees('team') ? [deskOfTeam(worker.teamId)] : []),
    ...(sees('deputy') ? actingFor(worker.id, deputyships, today).map(({ id }) => deskOfDeputyship(id)) : []),
    ...(sees('coordinator') ? [viewer.coordinationDesk] : []),
    ...(sees('clearing') ? [viewer.clearingDesk] : []),
  ];
  return [...new Set(desks)].sort();
}

/** @param placedOn the desks on which the thing lies */
export function maySee(viewer: Viewer, placedOn: readonly DeskId[]): boolean {
  const visible = visibleDesks(viewer);
  return placedOn.some((desk) => visible.includes(desk));
}
