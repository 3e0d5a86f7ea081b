/**
 * Chromium outside of Electron knows no own schemes. The stand-in shows `zweiklick://app/x` under a fixed https address
 * of the reserved domain `.invalid`, which can never exist, and translates at the border in both directions.
 */
const suffix = 'scheme.invalid';

export function toBrowserAddress(address: string, schemes: ReadonlySet<string>): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)/.exec(address);
  if (match === null || !schemes.has(match[1] ?? '')) return address;
  return `https://${match[2]}.${match[1]}.${suffix}${address.slice(match[0].length)}`;
}

export function toAppAddress(address: string): string {
  return address.replace(/^(blob:)?https:\/\/([^/]+)\.([a-z0-9+-]+)\.scheme\.invalid/, '$1$3://$2');
}
