import { DataInventory } from '../features/data-inventory/index.ts';
import { useKeyCommand } from '../state/key-commands.ts';
import { goBack } from '../state/view.ts';

/** What is on this machine. Escape leads back. */
export function DataPage() {
  useKeyCommand('back', goBack);
  return <DataInventory />;
}
