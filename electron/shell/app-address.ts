/** The interface lives under an address of its own: no `file:` rights, and an origin that no web page can have. */
export const appScheme = 'zweiklick';
export const appHost = 'app';
export const appOrigin = `${appScheme}://${appHost}`;
export const startPage = `${appOrigin}/index.html`;

/** Whether an address belongs to the interface. Anything that cannot be read does not. */
export function isAppAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${appScheme}:` && url.host === appHost;
}
