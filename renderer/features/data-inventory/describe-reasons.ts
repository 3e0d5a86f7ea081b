import type { InventoryRow } from '../../bridge/types.ts';
import { inventoryText } from '../../text/data-inventory.ts';

const words = {
  'own-case': inventoryText.ownCase,
  'own-task': inventoryText.ownTask,
  team: inventoryText.team,
  clearing: inventoryText.clearing,
} as const;

/** The reason that weighs most, with every deputyship: `eigener Fall`, `in Vertretung für Sabine Krüger`. */
export function describeReasons(reasons: InventoryRow['reasons']): string {
  const [lasting] = reasons.flatMap((reason) => (reason.kind === 'deputy' ? [] : [words[reason.kind]]));
  if (lasting !== undefined) return lasting;
  const names = reasons.flatMap((reason) => (reason.kind === 'deputy' ? [inventoryText.deputy(reason.name)] : []));
  return names.length === 0 ? inventoryText.notSaid : [...new Set(names)].join(', ');
}
