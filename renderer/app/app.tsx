import { useQueryClient } from '@tanstack/react-query';
import { use, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { SignInScreen, type SignInScreenProps, SignInSteps, useSession } from '../features/session/index.ts';
import { KeyLostScreen, LockScreen, type LockScreenProps } from '../features/workstation/index.ts';
import { closeAllForms } from '../state/open-forms.ts';
import { hideSearch, resetView } from '../state/view.ts';
import { describeFailure } from '../text/failures.ts';
import { uiText } from '../text/ui.ts';
import { FailureNotice, Loading } from '../ui/notice.tsx';
import { ViewerEngineContext } from '../viewer/engine-context.ts';
import { Frame } from './frame.tsx';
import { useKeyboard } from './use-keyboard.ts';
import { useTheme } from './use-theme.ts';

/** Either the sign-in screen or the work of the person who is signed in. */
export function App() {
  useKeyboard();
  useTheme();
  return (
    <I18nProvider locale="de-DE">
      <Session />
    </I18nProvider>
  );
}

function Session() {
  const session = useSession();
  if (session.isPending) return <Loading />;
  if (session.isError) {
    const { title, text } = describeFailure(session.error.failure);
    return (
      <FailureNotice
        title={title}
        text={text}
        action={{ label: uiText.retry, onPress: () => void session.refetch() }}
      />
    );
  }
  if (session.data.state === 'signed-out') {
    const { serverUrl, ended, attempt } = session.data;
    return <SignedOut serverUrl={serverUrl} ended={ended} attempt={attempt} />;
  }
  if (session.data.state === 'key-lost') return <KeyLostScreen />;
  if (session.data.state === 'locked') return <Locked locked={session.data} />;
  return <Frame key={session.data.worker.id} session={session.data} />;
}

/** However the session ended: nothing of the last person stays on the screen or in its memory. */
function SignedOut(props: SignInScreenProps) {
  const client = useQueryClient();
  useEffect(() => {
    client.removeQueries({ type: 'inactive' });
    client.getMutationCache().clear(); // what was sent last: letters, reasons
    resetView();
    closeAllForms();
  }, [client]);
  return <SignInScreen {...props} />;
}

/** Nothing that was shown stays in the memory of the window; where the person was (ids) does, and drafts are kept by the core. */
function Locked({ locked }: Pick<LockScreenProps, 'locked'>) {
  const client = useQueryClient();
  const engine = use(ViewerEngineContext);
  useEffect(() => {
    client.removeQueries({ type: 'inactive' });
    client.getMutationCache().clear(); // what was sent last: letters, reasons
    engine?.forgetAll();
    hideSearch();
  }, [client, engine]);
  return <LockScreen locked={locked} signIn={<SignInSteps attempt={locked.attempt} />} />;
}
