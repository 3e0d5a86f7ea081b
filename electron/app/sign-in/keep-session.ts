import { type Failure, failure } from '../../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../../shared/base/result.ts';
import { Secret } from '../../../shared/base/secret.ts';
import type { Session } from '../../../shared/wire/session.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ServerClient } from '../../sync/server-client.ts';
import type { KeptSession, SessionStore } from '../../sync/session-store.ts';
import type { SessionToken } from '../../sync/session-token.ts';
import type { TrustedTime } from '../trusted-time.ts';
import { isStillTrusted, renewAfter } from './decide-trust.ts';
import { createProviderClient } from './provider-client.ts';

/**
 * After attempts without an answer: soon, because the provider takes what renews the session only once more, for a short
 * time, when its answer was lost; then at the pace of the last one.
 */
const retriesMs = [5_000, 10_000, 20_000, 30_000] as const;
/** How often it is looked whether the session may still be used without the server. */
const watchMs = 60_000;

export interface KeeperParts {
  readonly client: Pick<ServerClient, 'signIn' | 'demoSignIn'>;
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly time: Pick<TrustedTime, 'now' | 'lastContact'>;
  readonly deviceId: string;
  /** Whether a session without a provider may be renewed through the demo door. */
  readonly demo: boolean;
  readonly token: SessionToken;
  /** A new session goes on with the same data. */
  readonly onRenewed: (session: Session) => void;
  /** `refused`: provider or server do not renew it. `not-trusted`: too long without contact. */
  readonly onEnded: (reason: 'refused' | 'not-trusted') => void;
}

/** Keeps one session alive while somebody works with it, and notices when it may not be used any longer. */
export interface SessionKeeper {
  /** Begins to renew by itself, and to watch how long the server was not heard. */
  start(): void;
  /** Renews now: the server said that the session is over. `signed-out`: it is not renewed, `onEnded` was told. */
  renew(): Promise<Result<undefined, Failure>>;
  kept(): KeptSession;
  stop(): void;
}

export function keepSession(first: KeptSession, parts: KeeperParts): SessionKeeper {
  const { store, clock, time } = parts;
  let kept = first;
  let renewing: Promise<Result<undefined, Failure>> | null = null;
  let isStopped = false;
  let failures = 0;
  let cancelRenewal: () => void = () => undefined;
  let cancelWatch: () => void = () => undefined;

  const renewLater = (ms: number) => {
    cancelRenewal();
    if (!isStopped) cancelRenewal = clock.after(ms, () => void renew());
  };

  const renew = (): Promise<Result<undefined, Failure>> => {
    renewing ??= renewOnce()
      .catch(() => failed(failure('internal'))) // the disk refused; later there may be room
      .then((result) => {
        renewing = null;
        if (!result.ok && result.failure.kind !== 'signed-out') renewLater(retriesMs[failures++] ?? retriesMs[3]);
        else failures = 0;
        return result;
      });
    return renewing;
  };

  const renewOnce = async (): Promise<Result<undefined, Failure>> => {
    const renewed = await askForSession(kept, parts, keepRefreshToken);
    if (isStopped) return ok();
    if (!renewed.ok) {
      if (renewed.failure.kind === 'signed-out') parts.onEnded('refused');
      return renewed;
    }
    const session = renewed.value;
    kept = { ...kept, session };
    parts.token.renew(session.token);
    renewLater(renewAfter(session.expiresAt, time.now()));
    await store.replace(kept);
    parts.onRenewed(session);
    return ok();
  };

  /** At once: the old one is worthless from now on, also when the server cannot be reached next. */
  const keepRefreshToken = async (refreshToken: string) => {
    if (kept.provider === null || kept.provider.refreshToken === refreshToken) return;
    kept = { ...kept, provider: { ...kept.provider, refreshToken } };
    await store.replace(kept);
  };

  const watch = () => {
    if (!isStillTrusted(kept.session.offlineTrustHours, time.lastContact(), time.now())) {
      return parts.onEnded('not-trusted');
    }
    cancelWatch = clock.after(watchMs, watch);
  };

  return {
    start() {
      // by the server's time: a clock that is years off would renew without a pause, or never
      const left = Date.parse(kept.session.expiresAt) - time.now().getTime();
      const isRenewable = kept.provider !== null || parts.demo;
      renewLater(isRenewable ? renewAfter(kept.session.expiresAt, time.now()) : Math.max(0, left));
      cancelWatch = clock.after(watchMs, watch);
    },
    renew,
    kept: () => kept,
    stop() {
      isStopped = true;
      cancelRenewal();
      cancelWatch();
    },
  };
}

/** A new session by what renews this one. `signed-out`: nothing does. */
async function askForSession(
  { provider, session }: KeptSession,
  { client, deviceId, demo }: KeeperParts,
  keepRefreshToken: (refreshToken: string) => Promise<void>,
): Promise<Result<Session, Failure>> {
  if (provider === null) {
    if (!demo) return failed(failure('signed-out'));
    return refusedWhenSaidSo(await client.demoSignIn(session.worker.login, deviceId));
  }
  const { refresh } = createProviderClient(provider.method);
  let token = new Secret(provider.refreshToken);
  for (let isRepeated = false; ; isRepeated = true) {
    const tokens = await refresh(token);
    if (!tokens.ok) return failed(failure(tokens.failure === 'unreachable' ? 'offline' : 'signed-out'));
    const { idToken, refreshToken } = tokens.value;
    if (refreshToken !== null) {
      await keepRefreshToken(refreshToken.reveal());
      token = refreshToken;
    }
    const answer = await client.signIn(idToken, null, deviceId);
    // a network that sent it twice: the server took it the first time, and that answer went nowhere
    if (!isRepeated && !answer.ok && answer.failure.kind === 'wrong-credentials') continue;
    return refusedWhenSaidSo(answer);
  }
}

/** Whatever the server says no with: the session ends. Only a missing answer is worth another attempt. */
function refusedWhenSaidSo(answer: Result<Session, Failure>): Result<Session, Failure> {
  if (answer.ok) return answer;
  const isNo = ['signed-out', 'wrong-credentials', 'forbidden', 'not-found'].includes(answer.failure.kind);
  return isNo ? failed(failure('signed-out')) : answer;
}
