import type { ProcessNumber } from '../../shared/base/ids.ts';
import type { Act } from '../../shared/domain/task.ts';
import type { Whereabouts } from '../../shared/wire/whereabouts.ts';
import type { StoredWhereabouts } from '../store/whereabouts-reads.ts';

/**
 * What a person may know of where a task is: whoever may open it, had it once or did something with it learns who has it and
 * how far it is; for everybody else it does not exist. Neither learns here whose matter it is. Pure.
 */
export function tellWhereabouts(
  processNumber: ProcessNumber,
  stored: StoredWhereabouts | undefined,
  mayOpen: boolean,
): Whereabouts | null {
  if (stored === undefined || !(mayOpen || stored.hasActed || stored.wasAssigned)) return null;
  const { taskId, state, filed, lastStep, workerName, teamName } = stored;
  return {
    taskId,
    processNumber,
    mayOpen,
    mayReadCourse: mayOpen || stored.hasActed,
    state,
    filed: filed === null ? null : shown(filed),
    lastStep: lastStep === null ? null : { kind: lastStep.kind, ...shown(lastStep.act) },
    workerName,
    teamName,
  };
}

function shown({ byName, at, onBehalfOf }: Act) {
  return { byName, at, onBehalfOfName: onBehalfOf?.name ?? null };
}
