import { useEffect, useRef, useState } from 'react';
import type { SignInAttempt } from '../../bridge/types.ts';
import { describeFailure } from '../../text/failures.ts';
import { signInProblemText, signInText } from '../../text/sign-in.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { copyText } from './copy-text.ts';
import { useCancelSignIn, useSignIn } from './queries.ts';

/** The one way in: a button, then waiting for the browser, then, if it went wrong, why. */
export function SignInSteps({ attempt }: { readonly attempt: SignInAttempt | null }) {
  if (attempt?.state === 'waiting') return <Waiting address={attempt.address} />;
  return <Begin attempt={attempt} />;
}

function Begin({ attempt }: { readonly attempt: Exclude<SignInAttempt, { state: 'waiting' }> | null }) {
  const signIn = useSignIn();
  const isStarting = attempt?.state === 'starting' || signIn.isPending;
  const failure = signIn.error === null ? null : describeFailure(signIn.error.failure);
  const problem = attempt?.state === 'failed' ? signInProblemText[attempt.problem] : failure;
  return (
    <>
      {problem === null || isStarting ? null : (
        <FailureNotice extent="inline" title={problem.title} text={problem.text} />
      )}
      <p>{signInText.explain}</p>
      <Button
        variant="main"
        autoFocus
        onPress={() => {
          if (!isStarting) signIn.mutate();
        }}
      >
        {isStarting ? signInText.starting : signInText.submit}
      </Button>
    </>
  );
}

function Waiting({ address }: { readonly address: string }) {
  const cancel = useCancelSignIn();
  const [wasCopied, setWasCopied] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  // the button that was pressed is gone: whoever works by keyboard or ear goes on here
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <h2 className="zk-sign-in__waiting" tabIndex={-1} ref={title}>
        {signInText.waitingTitle}
      </h2>
      <p>{signInText.waiting}</p>
      <p className="zk-sign-in__note">{signInText.noBrowser}</p>
      <Button onPress={() => setWasCopied(copyText(address))}>{signInText.copy}</Button>
      <p role="status" className="zk-sign-in__note">
        {wasCopied ? signInText.copied : ''}
      </p>
      <Button variant="quiet" onPress={() => cancel.mutate()}>
        {signInText.cancel}
      </Button>
    </>
  );
}
