/**
 * Shows an address in the person's own browser, where the identity provider asks who they are. Only https addresses, and
 * http on this machine; false when there is no browser, or the address is none of these.
 */
export type OpenInBrowser = (address: string) => Promise<boolean>;

/** Whether an address may be given to the browser. */
export function mayOpenInBrowser(address: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  const onThisMachine = ['localhost', '[::1]'].includes(url.hostname) || /^127(\.\d+){3}$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && onThisMachine);
}
