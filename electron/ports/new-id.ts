/** A fresh UUID (RFC 9562). */
export type NewId = () => string;
