/**
 * decide-licence.ts: may a dependency under this licence be part of the project? Pure; reads SPDX expressions.
 */

/** Licences that an EUPL-1.2 work may carry in its dependency tree. AGPL never. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'LGPL-3.0', // LGPL only as a separate, replaceable file
  'LGPL-3.0-or-later',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
]);

/** Packages whose package.json names no licence, with what their licence file says. */
const STATED_IN_FILE: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

/** Null where the licence is fine, else the reason. `OR` needs one allowed licence, `AND` needs both. */
export function decideLicence(packageName: string, stated: string | undefined): string | null {
  const expression = stated ?? STATED_IN_FILE[packageName];
  if (expression === undefined) return 'states no licence';
  return isAllowed(expression) ? null : `${expression} is not on the list of allowed licences`;
}

function isAllowed(expression: string): boolean {
  const alternatives = expression.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return alternatives.some((one) => one.split(' AND ').every((part) => ALLOWED.has(part)));
}
