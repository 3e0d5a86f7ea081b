import { type FormEvent, useState } from 'react';
import type { Failure } from '../../../shared/base/failure.ts';
import { appText } from '../../text/app.ts';
import { describeFailure } from '../../text/failures.ts';
import { signInText } from '../../text/sign-in.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSignIn } from './queries.ts';
import './sign-in-screen.css';

export interface SignInScreenProps {
  readonly serverUrl: string;
  readonly lastLogin: string | null;
}

/** The first screen on a workstation, and after signing out. */
export function SignInScreen({ serverUrl, lastLogin }: SignInScreenProps) {
  const [login, setLogin] = useState(lastLogin ?? '');
  const [password, setPassword] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const signIn = useSignIn();

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setWasTried(true);
    if (login.trim() === '' || password === '' || signIn.isPending) return;
    signIn.mutate({ login, password }, { onError: () => setPassword('') });
  };
  const isMissing = (value: string) => wasTried && !signIn.isError && value.trim() === '';
  return (
    <main className="zk-sign-in">
      <form className="zk-sign-in__card" onSubmit={submit} noValidate>
        <div>
          <p className="zk-sign-in__brand">
            {appText.brandFirst}
            <span>{appText.brandSecond}</span>
          </p>
          <p className="zk-sign-in__claim">{signInText.claim}</p>
        </div>
        <h1 className="zk-sign-in__title">{signInText.title}</h1>
        {signIn.error === null ? null : <SignInFailure failure={signIn.error.failure} />}
        <TextField
          label={signInText.login}
          value={login}
          onChange={setLogin}
          autoComplete="username"
          autoFocus={lastLogin === null}
          maxLength={64}
          error={isMissing(login) ? signInText.loginMissing : undefined}
        />
        <TextField
          label={signInText.password}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          autoFocus={lastLogin !== null}
          maxLength={200}
          error={isMissing(password) ? signInText.passwordMissing : undefined}
        />
        <Button variant="main" type="submit" onPress={() => undefined}>
          {signIn.isPending ? signInText.submitting : signInText.submit}
        </Button>
        <dl className="zk-sign-in__facts">
          <dt>{signInText.server}</dt>
          <dd>{serverUrl}</dd>
        </dl>
        <p className="zk-sign-in__note">{signInText.protection}</p>
      </form>
    </main>
  );
}

function SignInFailure({ failure }: { readonly failure: Failure }) {
  const { title, text } =
    failure.kind === 'offline'
      ? { title: signInText.offlineTitle, text: signInText.offlineText }
      : describeFailure(failure);
  return <FailureNotice extent="inline" title={title} text={text} />;
}
