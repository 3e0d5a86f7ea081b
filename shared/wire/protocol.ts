/**
 * The version of the sync protocol. Client and server each send theirs in the header; a server that needs a newer client
 * answers 426 `client-too-old`, a client that meets an older server says so. The outbox is kept in both cases.
 */
export const protocolVersion = 1;
export const protocolHeader = 'zweiklick-protocol';
/** The oldest client protocol this server still serves. */
export const oldestServedProtocol = 1;
