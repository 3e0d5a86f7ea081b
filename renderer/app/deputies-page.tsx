import { DeputiesScreen } from '../features/deputies/index.ts';
import { useKeyCommand } from '../state/key-commands.ts';
import { goBack, openTask } from '../state/view.ts';

/** Who stands in for whom; Escape leads back. */
export function DeputiesPage() {
  useKeyCommand('back', goBack);
  return <DeputiesScreen onOpenTask={openTask} />;
}
