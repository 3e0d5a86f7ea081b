import { type FormEvent, type ReactNode, useState } from 'react';
import type { SessionState } from '../../bridge/types.ts';
import { describeFailure } from '../../text/failures.ts';
import { lockText } from '../../text/workstation.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useUnlock } from './queries.ts';
import './workstation.css';

export interface LockScreenProps {
  readonly locked: Extract<SessionState, { state: 'locked' }>;
  /** How to sign in anew, as the sign-in screen has it. */
  readonly signIn: ReactNode;
}

/** The only screen while the work is locked: no data behind it, and none in the memory of the window. */
export function LockScreen({ locked, signIn }: LockScreenProps) {
  const [isSigningIn, setSigningIn] = useState(locked.attempt !== null);
  const byCode = locked.codeTries > 0 && !isSigningIn;
  return (
    <main className="zk-locked">
      <div className="zk-locked__card">
        <h1 className="zk-locked__title">{lockText.title}</h1>
        <p>{lockText.explain(locked.displayName)}</p>
        {byCode ? <ByCode triesLeft={locked.codeTries} /> : null}
        {byCode ? (
          <Button variant="quiet" onPress={() => setSigningIn(true)}>
            {lockText.signIn}
          </Button>
        ) : (
          <>
            {locked.codeTries === 0 ? <p>{lockText.noTries}</p> : null}
            {signIn}
            <p className="zk-locked__note">{lockText.signInHint}</p>
            {locked.codeTries === 0 ? null : (
              <Button variant="quiet" onPress={() => setSigningIn(false)}>
                {lockText.back}
              </Button>
            )}
          </>
        )}
      </div>
    </main>
  );
}

function ByCode({ triesLeft }: { readonly triesLeft: number }) {
  const [code, setCode] = useState('');
  const unlock = useUnlock();
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (code === '' || unlock.isPending) return;
    unlock.mutate(code, { onError: () => setCode('') });
  };
  const isWrong = unlock.error?.failure.kind === 'conflict' || unlock.error?.failure.kind === 'invalid-input';
  return (
    <form className="zk-locked__form" onSubmit={submit} noValidate>
      {unlock.error === null || isWrong ? null : (
        <FailureNotice extent="inline" {...describeFailure(unlock.error.failure)} />
      )}
      <TextField
        label={lockText.code}
        type="password"
        value={code}
        onChange={setCode}
        autoComplete="off"
        autoFocus
        maxLength={200}
        error={isWrong ? lockText.wrong(triesLeft) : undefined}
      />
      <Button variant="main" type="submit" onPress={() => undefined}>
        {unlock.isPending ? lockText.unlocking : lockText.unlock}
      </Button>
    </form>
  );
}
