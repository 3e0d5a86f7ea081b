import { usePreferences } from '../bridge/preferences.ts';
import { TeamScreen } from '../features/coordination/index.ts';
import { useKeyCommand } from '../state/key-commands.ts';
import { goBack, openTask, showView } from '../state/view.ts';

/** The work of the whole team; Escape leads back. */
export function TeamPage() {
  const { preferences, change } = usePreferences();
  useKeyCommand('back', goBack);
  const openClearing = () => {
    change({ inbox: { ...preferences.inbox, scope: 'clearing', status: 'to-do', procedure: null } });
    showView('inbox');
  };
  return <TeamScreen onOpenTask={openTask} onOpenClearing={openClearing} />;
}
