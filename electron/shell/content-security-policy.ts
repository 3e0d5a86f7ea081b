/** Stands in the built page wherever a nonce belongs (`html.cspNonce` in vite.config.ts); replaced at each answer. */
export const noncePlaceholder = 'ZWEIKLICK-NONCE';

/**
 * What the interface may load: only its own files. `blob:` and `data:` images are documents shown from memory and the
 * icons of the design system; WebAssembly decodes JPEG 2000 and JBIG2 in scans; the nonce is for the one style element
 * that react-aria adds.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
