/**
 * The version of the sync protocol. Client and server each send theirs in the header; a server that needs a newer client
 * answers 426 `client-too-old`, a client that meets an older server says so. The outbox is kept in both cases.
 */
export const protocolVersion = 3;
export const protocolHeader = 'zweiklick-protocol';
/**
 * The oldest client protocol this server still serves. A client of protocol 2 knows no deputies in order, no claims and
 * no task that was ceded: its pull would stop at the first of them, so it is told at once that it is too old.
 */
export const oldestServedProtocol = 3;

/**
 * The oldest server protocol a client still works with: an older server does not know its commands. The client says
 * `server-too-old`, keeps its outbox and goes on by itself when the server has been updated.
 */
export const oldestUsableServer = 3;
