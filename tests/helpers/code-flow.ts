import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { openLoopback } from '../../electron/app/sign-in/loopback.ts';
import { createProviderClient, type ProviderTokens } from '../../electron/app/sign-in/provider-client.ts';
import { createServerClient } from '../../electron/sync/server-client.ts';
import type { Session } from '../../shared/wire/session.ts';
import { type Typed, type WalkedPage, walkThroughSignIn } from './browser-walk.ts';

/** A server under test with a port, since a provider has an address. */
export async function listen(app: FastifyInstance): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 });
}

export interface CodeFlow extends ProviderTokens {
  readonly nonce: string;
  /** What the provider's page showed last before it went back to the workstation. */
  readonly page: WalkedPage;
}

/** The authorization code flow of a workstation and a person in a browser. Throws when it does not lead to tokens. */
export async function walkCodeFlow(serverUrl: string, typed: Typed): Promise<CodeFlow> {
  const method = await createServerClient(serverUrl).signInMethod();
  if (!method.ok) throw new Error(`no sign-in method: ${method.failure.kind}`);
  const loopback = await openLoopback();
  try {
    const begun = await createProviderClient(method.value).authorize(loopback.redirectUri, null);
    if (!begun.ok) throw new Error(`not begun: ${begun.failure}`);
    const answered = loopback.answer(begun.value.state).then((answer) => {
      answer.show('done');
      return answer;
    });
    const page = await walkThroughSignIn(begun.value.address, typed);
    if (!page.url.startsWith(loopback.redirectUri)) throw new Error(`it ended at ${page.status}: ${page.body}`);
    const tokens = await begun.value.finish((await answered).url);
    if (!tokens.ok) throw new Error(`no tokens: ${tokens.failure}`);
    return { ...tokens.value, nonce: begun.value.nonce, page };
  } finally {
    loopback.close();
  }
}

/** A session of a person who signed in by the whole flow. */
export async function signInByCodeFlow(
  serverUrl: string,
  typed: Typed,
  deviceId: string = randomUUID(),
): Promise<Session> {
  const { idToken, nonce } = await walkCodeFlow(serverUrl, typed);
  const session = await createServerClient(serverUrl).signIn(idToken, nonce, deviceId);
  if (!session.ok) throw new Error(`no session: ${session.failure.kind}`);
  return session.value;
}
