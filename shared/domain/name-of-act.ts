import type { Act } from './task.ts';

/** Who did it and, where a deputy did it, for whom: `Sabine Okafor in Vertretung für K. Yıldız`. */
export function nameOfAct({ byName, onBehalfOf }: Pick<Act, 'byName' | 'onBehalfOf'>): string {
  return onBehalfOf === undefined ? byName : `${byName} in Vertretung für ${onBehalfOf.name}`;
}
