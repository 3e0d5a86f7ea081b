import fastify, { type FastifyInstance } from 'fastify';
import { auditPlugin } from '../audit/audit-plugin.ts';
import { startDeliveries } from '../audit/deliveries.ts';
import type { DeliveryJournal } from '../audit/delivery-journal.ts';
import type { HeadKeeper } from '../audit/heads-file.ts';
import { historyPlugin } from '../audit/history-plugin.ts';
import { readsPlugin } from '../audit/reads-plugin.ts';
import type { ContentStore } from '../content/content-store.ts';
import { deputyshipsPlugin } from '../deputyship/deputyships-plugin.ts';
import type { RenderPdf } from '../documents/archival-pdf.ts';
import { pushPlugin } from '../execute/push-plugin.ts';
import { intakePlugin } from '../intake/intake-plugin.ts';
import type { Log } from '../log.ts';
import { directoryPlugin } from '../responsibility/directory-plugin.ts';
import { rulesPlugin } from '../responsibility/rules-plugin.ts';
import { contentsPlugin } from '../routes/contents-plugin.ts';
import { documentsPlugin } from '../routes/documents-plugin.ts';
import type { Authenticator } from '../session/authenticator.ts';
import { createPasswordAuthenticator } from '../session/password-authenticator.ts';
import { createPortalAccess } from '../session/portal-access.ts';
import { type KeyFile, keepKeysInMemory } from '../session/provider/key-file.ts';
import { providerPlugin } from '../session/provider/provider-plugin.ts';
import { sessionPlugin } from '../session/session-plugin.ts';
import { createSessions, defaultLimits, type SessionLimits } from '../session/sessions.ts';
import { createSignIn } from '../session/sign-in.ts';
import type { OidcConfig } from '../session/sign-in-rules.ts';
import type { Database } from '../store/database.ts';
import { changesPlugin } from '../sync/changes-plugin.ts';
import { ensureEpoch } from '../sync/epoch.ts';
import type { PullSizes } from '../sync/pull.ts';
import { pullPlugin } from '../sync/pull-plugin.ts';
import { whereaboutsPlugin } from '../whereabouts/whereabouts-plugin.ts';
import { framePlugin } from './frame-plugin.ts';
import { operationsPlugin } from './operations-plugin.ts';

/** Bytes of a JSON body: a full push of a hundred filings stays below. Multipart has its own limits. */
const jsonBodyLimit = 4 * 1024 * 1024;
/** Milliseconds a client may take to send a whole request; a submission of 60 MB over a slow line fits. */
const requestTimeoutMs = 300_000;

export interface ServerDeps {
  readonly database: Database;
  readonly content: ContentStore;
  readonly now: () => Date;
  /** UUIDs. */
  readonly newId: () => string;
  readonly log: Log;
  /** Where the Durchschrift is rendered; on the event loop unless given. */
  readonly renderPdf?: RenderPdf;
  /** The office is the generator's invention: sign-in without a password is open. */
  readonly demo: boolean;
  readonly authenticator?: Authenticator;
  /** The office's identity provider; without it the embedded one serves people under /oidc. */
  readonly oidc?: OidcConfig | undefined;
  readonly limits?: SessionLimits;
  /** Where workstations and browsers reach this server, when it is not the address it listens on. */
  readonly publicUrl?: string | undefined;
  readonly pullSizes?: PullSizes;
  /** Where the embedded identity provider keeps its keys; they end with this server unless given. */
  readonly providerKeys?: KeyFile;
  /** Where deliveries wait for their entry in the audit log; they are lost with a killed server unless given. */
  readonly deliveryJournal?: DeliveryJournal;
  /** Where heads of the audit log are kept outside of the database. */
  readonly auditHeads?: HeadKeeper;
}

/** The whole server without a port: tests call it through `inject`. Its `close()` ends streams; the database stays open. */
export async function buildServer(deps: ServerDeps): Promise<FastifyInstance> {
  const { database, content, now, newId, log, demo, renderPdf } = deps;
  await ensureEpoch(database, newId);
  const app = fastify({
    logger: false, // framePlugin writes the log: the framework's own would quote addresses and URLs
    bodyLimit: jsonBodyLimit,
    requestTimeout: requestTimeoutMs,
    genReqId: () => newId().slice(0, 8),
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });
  const limits = deps.limits ?? defaultLimits;
  const sessions = createSessions(database, now, limits);
  const publicUrl = () => deps.publicUrl ?? ownAddress(app);
  const keyFile = deps.providerKeys ?? keepKeysInMemory();
  const signIn = createSignIn({ database, now, log, sessions, limits, demo, office: deps.oidc, keyFile, publicUrl });
  const portal = createPortalAccess(database);
  await app.register(framePlugin, { access: { session: sessions.find, portal }, log });
  await app.register(operationsPlugin, { database, content, demo, log });
  await app.register(sessionPlugin, { database, now, sessions, signIn, demo });
  const { provider } = signIn;
  if (provider !== null) {
    const authenticator = deps.authenticator ?? createPasswordAuthenticator(database);
    await app.register(providerPlugin, { database, now, authenticator, demo, provider });
  }
  const onDefect = (defect: unknown) => log.error('deliveries', defect);
  const deliveries = startDeliveries({ database, now, newId, journal: deps.deliveryJournal, onDefect });
  app.addHook('onClose', () => deliveries.stop());
  await app.register(pullPlugin, { database, now, deliveries, ...(deps.pullSizes && { sizes: deps.pullSizes }) });
  await app.register(changesPlugin, { database, now, newId });
  await app.register(documentsPlugin, { database, content, now, deliveries });
  await app.register(contentsPlugin, { database, content, now });
  await app.register(pushPlugin, { database, content, now, newId });
  await app.register(intakePlugin, { database, content, now, newId, ...(renderPdf && { renderPdf }) });
  await app.register(directoryPlugin, { database, now });
  await app.register(rulesPlugin, { database, now });
  await app.register(deputyshipsPlugin, { database, now });
  await app.register(auditPlugin, { database, now, heads: deps.auditHeads });
  await app.register(historyPlugin, { database, now });
  await app.register(readsPlugin, { database, now });
  await app.register(whereaboutsPlugin, { database, now });
  return app;
}

/** Of this machine only: whoever serves others says where (`--public-url`). */
function ownAddress(app: FastifyInstance): string {
  const address = app.server.address();
  return address === null || typeof address === 'string' ? 'http://127.0.0.1' : `http://127.0.0.1:${address.port}`;
}
