import type { FoundTask } from '../../bridge/types.ts';
import { formatMoment } from '../../text/dates.ts';
import { whereaboutsText } from '../../text/whereabouts.ts';

export type Elsewhere = Extract<FoundTask, { readonly kind: 'elsewhere' }>;

/** Who did what last, when, and where it is now: sentence by sentence. Pure. */
export function describeWhereabouts(found: Elsewhere, now: Date): readonly string[] {
  return [...describeLast(found, now), ...describePlace(found), ...(found.mayOpen ? [whereaboutsText.comesSoon] : [])];
}

function describeLast({ filed, lastStep }: Elsewhere, now: Date): readonly string[] {
  if (filed !== null) {
    const when = formatMoment(filed.at, now);
    return filed.onBehalfOfName === null
      ? [whereaboutsText.filedBy(filed.byName, when)]
      : [whereaboutsText.filedOnBehalf(filed.byName, filed.onBehalfOfName, when)];
  }
  if (lastStep === null) return [];
  return [whereaboutsText.lastStep[lastStep.kind](lastStep.byName, formatMoment(lastStep.at, now))];
}

/** What is done lies nowhere any more. */
function describePlace({ state, workerName, teamName }: Elsewhere): readonly string[] {
  if (state === 'filed' || state === 'ceded') return [];
  if (workerName !== null) return [whereaboutsText.liesWith(workerName, teamName ?? '')];
  return [teamName === null ? whereaboutsText.liesInClearing : whereaboutsText.liesWithTeam(teamName)];
}
