import type { Pile, TeamOverview } from '../../bridge/types.ts';
import { coordinationText } from '../../text/coordination.ts';

/** Names a pile in the table: `colleague ID`, `queue`, `clearing`. */
export function pileId(pile: Pile): string {
  return pile.kind === 'colleague' ? `colleague ${pile.workerId}` : pile.kind;
}

/** What stands above the list of a pile. Pure. */
export function pileName(pile: Pile, { colleagues }: Pick<TeamOverview, 'colleagues'>): string {
  switch (pile.kind) {
    case 'colleague':
      return coordinationText.pileOf(colleagues.find(({ workerId }) => workerId === pile.workerId)?.name ?? '');
    case 'queue':
      return coordinationText.pileOfQueue;
    case 'clearing':
      return coordinationText.pileOfClearing;
  }
}
