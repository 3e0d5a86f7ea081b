import type { SignInAttempt, SignInProblem } from '../../../shared/ipc/session.ts';
import { type BrowserSignInParts, type SignedInAtProvider, signInWithBrowser } from './browser-sign-in.ts';

export interface SignInAttempts {
  /** Begins; a sign-in that is going on is given up for it. Settles when the browser was asked, or it has ended before. */
  begin(loginHint: string | null): Promise<void>;
  /** Gives up; the screen is as if nothing had happened. */
  cancel(): void;
  /** Another way in than the browser said no. */
  failed(problem: SignInProblem): void;
  /** What the person sees of it; null when there is nothing to see. */
  state(): SignInAttempt | null;
}

export interface AttemptParts extends Pick<BrowserSignInParts, 'client' | 'openInBrowser' | 'clock' | 'deviceId'> {
  /** Takes the session over; false when that failed. */
  readonly accept: (signedIn: SignedInAtProvider) => Promise<boolean>;
  readonly onChange: () => void;
}

/** One sign-in at a time, seen from the screen. */
export function createSignInAttempts({ accept, onChange, ...parts }: AttemptParts): SignInAttempts {
  let state: SignInAttempt | null = null;
  let running: AbortController | null = null;

  const show = (next: SignInAttempt | null) => {
    state = next;
    onChange();
  };
  const fail = (problem: SignInProblem) => show({ state: 'failed', problem });

  const run = async (own: AbortController, loginHint: string | null, onWaiting: (address: string) => void) => {
    const isCurrent = () => running === own;
    const outcome = await signInWithBrowser({ ...parts, loginHint, onWaiting, cancelled: own.signal });
    if (!isCurrent()) {
      if (outcome.ok) outcome.value.showInBrowser(false); // cancelled while the last answer was on its way
      return;
    }
    if (!outcome.ok) {
      running = null;
      return outcome.failure === 'cancelled' ? show(null) : fail(outcome.failure);
    }
    const isAccepted = await accept(outcome.value);
    outcome.value.showInBrowser(isAccepted);
    if (!isCurrent()) return;
    running = null;
    if (isAccepted) show(null);
    else fail('other');
  };

  return {
    begin(loginHint) {
      running?.abort();
      const own = new AbortController();
      running = own;
      show({ state: 'starting' });
      return new Promise((settled) => {
        const onWaiting = (address: string) => {
          if (running === own) show({ state: 'waiting', address });
          settled();
        };
        const onDefect = () => {
          if (running !== own) return;
          running = null;
          fail('other');
        };
        void run(own, loginHint, onWaiting).catch(onDefect).finally(settled);
      });
    },
    cancel() {
      running?.abort();
      running = null;
      show(null);
    },
    failed: fail,
    state: () => state,
  };
}
