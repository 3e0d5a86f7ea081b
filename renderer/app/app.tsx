import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { SignInScreen, type SignInScreenProps, useSession } from '../features/session/index.ts';
import { forgetFilingDrafts } from '../state/filing-drafts.ts';
import { resetView } from '../state/view.ts';
import { describeFailure } from '../text/failures.ts';
import { uiText } from '../text/ui.ts';
import { FailureNotice, Loading } from '../ui/notice.tsx';
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
  return <Frame key={session.data.worker.id} session={session.data} />;
}

/** However the session ended: nothing of the last person stays on the screen or in its memory. */
function SignedOut(props: SignInScreenProps) {
  const client = useQueryClient();
  useEffect(() => {
    client.removeQueries({ type: 'inactive' });
    resetView();
    forgetFilingDrafts();
  }, [client]);
  return <SignInScreen {...props} />;
}
