import { useState } from 'react';
import { usePreferences } from '../bridge/preferences.ts';
import type { SignedIn } from '../bridge/types.ts';
import { useSignOut, useSignOutEverywhere } from '../features/session/index.ts';
import { useLock } from '../features/workstation/index.ts';
import { announce } from '../state/announcer.ts';
import { showView } from '../state/view.ts';
import { appText } from '../text/app.ts';
import { describeFailure } from '../text/failures.ts';
import { personMenuText } from '../text/person-menu.ts';
import { workstationText } from '../text/workstation.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Menu } from '../ui/menu.tsx';

/** Name and team; opens the choice of colours and the way out. */
export function PersonMenu({ session }: { readonly session: SignedIn }) {
  const { worker } = session;
  const { preferences, change } = usePreferences();
  const notifies = preferences.notifies !== false;
  const [isAsking, setAsking] = useState(false);
  const [isAskingEverywhere, setAskingEverywhere] = useState(false);
  const lock = useLock();
  const signOut = useSignOut();
  const signOutEverywhere = useSignOutEverywhere();
  const leaveEverywhere = () => {
    setAskingEverywhere(false);
    signOutEverywhere.mutate(undefined, {
      onError: ({ failure }) =>
        announce(failure.kind === 'offline' ? personMenuText.everywhereOffline : describeFailure(failure).title),
    });
  };
  const leave = (keepWork: boolean) =>
    signOut.mutate(
      { keepWork },
      {
        onError: ({ failure }) => {
          if (failure.kind === 'conflict') setAsking(true);
          else announce(describeFailure(failure).title);
        },
      },
    );
  return (
    <>
      <Menu
        label={appText.menu(worker.displayName, worker.teamName)}
        choice={{
          title: personMenuText.appearance,
          items: [
            { id: 'system', label: personMenuText.themeSystem },
            { id: 'light', label: personMenuText.themeLight },
            { id: 'dark', label: personMenuText.themeDark },
          ],
          value: preferences.theme,
          onChange: (theme) => change({ theme }),
        }}
        actionsLabel={personMenuText.leaving}
        actions={[
          {
            label: notifies ? personMenuText.notifyOff : personMenuText.notifyOn,
            onPress: () => change({ notifies: !notifies }),
          },
          { label: workstationText.title, onPress: () => showView('workstation') },
          { label: workstationText.lockNow, onPress: () => lock.mutate() },
          { label: personMenuText.signOut, onPress: () => leave(false) },
          { label: personMenuText.everywhere, onPress: () => setAskingEverywhere(true) },
        ]}
      >
        {appText.person(worker.displayName, worker.teamName)}
      </Menu>
      <Dialog
        title={personMenuText.signOutTitle}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        isQuestion
        actions={
          <>
            <Button variant="main" autoFocus onPress={() => setAsking(false)}>
              {personMenuText.stay}
            </Button>
            <Button onPress={() => leave(true)}>{personMenuText.signOutAnyway}</Button>
          </>
        }
      >
        <p>{personMenuText.signOutText}</p>
      </Dialog>
      <Dialog
        title={personMenuText.everywhereTitle}
        isOpen={isAskingEverywhere}
        onClose={() => setAskingEverywhere(false)}
        isQuestion
        actions={
          <>
            <Button variant="main" autoFocus onPress={() => setAskingEverywhere(false)}>
              {personMenuText.stay}
            </Button>
            <Button onPress={leaveEverywhere}>{personMenuText.everywhereYes}</Button>
          </>
        }
      >
        <p>{personMenuText.everywhereText}</p>
      </Dialog>
    </>
  );
}
