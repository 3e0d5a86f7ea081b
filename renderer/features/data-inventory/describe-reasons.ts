import type { InventoryRow } from '../../bridge/types.ts';
import { inventoryText } from '../../text/data-inventory.ts';

const words = {
  'own-case': inventoryText.ownCase,
  'own-task': inventoryText.ownTask,
  team: inventoryText.team,
  clearing: inventoryText.clearing,
} as const;

/** The reason that weighs most, and every deputyship: `Fall des Teams, in Vertretung für Sabine Krüger`. */
export function describeReasons(reasons: InventoryRow['reasons']): string {
  const lasting = reasons.flatMap((reason) => (reason.kind === 'deputy' ? [] : [words[reason.kind]]));
  const deputed = reasons.flatMap((reason) => (reason.kind === 'deputy' ? [inventoryText.deputy(reason.name)] : []));
  const said = [...lasting.slice(0, 1), ...new Set(deputed)];
  return said.length === 0 ? inventoryText.notSaid : said.join(', ');
}
