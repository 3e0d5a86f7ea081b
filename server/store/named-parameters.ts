import type { Parameter, Parameters } from './database.ts';

export interface BoundStatement {
  /** With `$1`, `$2` ... */
  readonly sql: string;
  readonly names: readonly string[];
}

/** Texts, quoted names, comments and casts are skipped; what is left and begins with one colon is a parameter. */
const tokens = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|::|:([a-zA-Z][a-zA-Z0-9]*)/g;
const known = new Map<string, BoundStatement>();

/** Replaces `:name` by numbered parameters. Statements are constants, so each is parsed once. */
export function bindNames(sql: string): BoundStatement {
  const cached = known.get(sql);
  if (cached !== undefined) return cached;
  const names: string[] = [];
  const numbered = sql.replace(tokens, (token: string, name: string | undefined) => {
    if (name === undefined) return token;
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  const bound = { sql: numbered, names };
  known.set(sql, bound);
  return bound;
}

/** The values in the order of the numbers. A name without a value, or a value without a name, is a defect. */
export function bindValues(names: readonly string[], parameters: Parameters): readonly unknown[] {
  for (const name of Object.keys(parameters)) {
    if (!names.includes(name)) throw new Error(`SQL has no parameter :${name}`);
  }
  return names.map((name) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`no value for SQL parameter :${name}`);
    return toWire(value);
  });
}

/** One form for both drivers, which differ in how they send objects and arrays. */
function toWire(value: Parameter): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayLiteral(value as readonly (string | number | null)[]);
  return JSON.stringify(value);
}

function arrayLiteral(items: readonly (string | number | null)[]): string {
  const parts = items.map((item) => (item === null ? 'NULL' : `"${String(item).replace(/["\\]/g, '\\$&')}"`));
  return `{${parts.join(',')}}`;
}
