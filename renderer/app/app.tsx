import { I18nProvider } from 'react-aria-components';
import { SignInScreen, useSession } from '../features/session/index.ts';
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
    return <SignInScreen serverUrl={session.data.serverUrl} lastLogin={session.data.lastLogin} />;
  }
  return <Frame key={session.data.worker.id} session={session.data} />;
}
