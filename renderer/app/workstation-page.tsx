import { WorkstationSettings } from '../features/workstation/index.ts';
import { useKeyCommand } from '../state/key-commands.ts';
import { goBack } from '../state/view.ts';

/** Lock, unsent work, keys and reset of this machine. Escape leads back. */
export function WorkstationPage() {
  useKeyCommand('back', goBack);
  return <WorkstationSettings />;
}
