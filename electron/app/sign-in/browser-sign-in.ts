import type { FailureKind } from '../../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../../shared/base/result.ts';
import type { Secret } from '../../../shared/base/secret.ts';
import type { SignInProblem } from '../../../shared/ipc/session.ts';
import type { Session, SignInMethod } from '../../../shared/wire/session.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OpenInBrowser } from '../../ports/open-in-browser.ts';
import type { ServerClient } from '../../sync/server-client.ts';
import { openLoopback } from './loopback.ts';
import { createProviderClient, type ProviderProblem } from './provider-client.ts';

/** As long as the embedded provider's page stays open. */
const patienceMs = 10 * 60_000;

export interface BrowserSignInParts {
  readonly client: Pick<ServerClient, 'signInMethod' | 'signIn'>;
  readonly openInBrowser: OpenInBrowser;
  readonly clock: Pick<Clock, 'after'>;
  readonly deviceId: string;
  /** Who signed in here last, as a help for typing. */
  readonly loginHint: string | null;
  /** The browser has been asked to show this address. */
  readonly onWaiting: (address: string) => void;
  readonly cancelled: AbortSignal;
}

export interface SignedInAtProvider {
  readonly session: Session;
  readonly method: SignInMethod;
  readonly refreshToken: Secret | null;
  /** Tells the person in the browser how it ended; to be called once. */
  readonly showInBrowser: (isDone: boolean) => void;
}

/**
 * Signs a person in through their own browser: authorization code with PKCE (RFC 6749, 7636) and a loopback redirect
 * (RFC 8252), then a session of our server for the ID token. Ends in any case: by an answer, `cancelled`, or `timed-out`.
 */
export async function signInWithBrowser(
  parts: BrowserSignInParts,
): Promise<Result<SignedInAtProvider, SignInProblem | 'cancelled'>> {
  const method = await parts.client.signInMethod();
  if (!method.ok) return failed(problemOfServer(method.failure.kind));
  const loopback = await openLoopback().catch(() => null);
  if (loopback === null) return failed('other');
  try {
    const provider = createProviderClient(method.value);
    const begun = await provider.authorize(loopback.redirectUri, parts.loginHint);
    if (!begun.ok) return failed(problemOfProvider(begun.failure));
    const { address, state, nonce, finish } = begun.value;
    const answered = loopback.answer(state);
    if (parts.cancelled.aborted) return failed('cancelled');
    parts.onWaiting(address);
    await parts.openInBrowser(address); // where none opens, the address is on the screen
    const answer = await firstOf(answered, parts);
    if (typeof answer === 'string') return failed(answer);
    const give = (problem: SignInProblem) => {
      answer.show('failed');
      return failed(problem);
    };
    const tokens = await finish(answer.url);
    if (!tokens.ok) return give(problemOfProvider(tokens.failure));
    const { idToken, refreshToken } = tokens.value;
    const session = await parts.client.signIn(idToken, nonce, parts.deviceId);
    if (!session.ok) return give(problemOfServer(session.failure.kind));
    const showInBrowser = (isDone: boolean) => answer.show(isDone ? 'done' : 'failed');
    return ok({ session: session.value, method: method.value, refreshToken, showInBrowser });
  } finally {
    loopback.close();
  }
}

/** The answer, or why there will be none. */
function firstOf<Answer>(
  answered: Promise<Answer>,
  { clock, cancelled }: Pick<BrowserSignInParts, 'clock' | 'cancelled'>,
): Promise<Answer | 'cancelled' | 'timed-out'> {
  return new Promise((resolve) => {
    const stop = clock.after(patienceMs, () => end('timed-out'));
    const onAbort = () => end('cancelled');
    const end = (answer: Answer | 'cancelled' | 'timed-out') => {
      stop();
      cancelled.removeEventListener('abort', onAbort);
      resolve(answer);
    };
    if (cancelled.aborted) return end('cancelled');
    cancelled.addEventListener('abort', onAbort);
    void answered.then(end);
  });
}

function problemOfProvider(problem: ProviderProblem): SignInProblem {
  switch (problem) {
    case 'unreachable':
      return 'provider-offline';
    case 'denied':
      return 'denied';
    case 'refused':
    case 'not-accepted':
      return 'not-accepted';
  }
}

function problemOfServer(kind: FailureKind): SignInProblem {
  switch (kind) {
    case 'offline':
      return 'offline';
    case 'forbidden':
      return 'unknown-person';
    case 'wrong-credentials':
    case 'signed-out':
      return 'not-accepted';
    case 'client-too-old':
      return 'too-old';
    default:
      return 'other';
  }
}
