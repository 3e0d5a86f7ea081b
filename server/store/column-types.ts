/** How column types are read, by type number (pg_type.dat), the same for both drivers. Others keep the driver's reading. */
export const columnParsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: toSafeInteger, // int8
  1700: (text) => text, // numeric
  1082: (text) => text, // date
  1184: toInstantText, // timestamptz
  5069: (text) => text, // xid8
  5038: (text) => text, // pg_snapshot
};

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('an int8 beyond 2^53 was read; cast it to text in SQL');
  return value;
}

/** Sessions run in UTC, so PostgreSQL writes `2026-11-24 07:12:00.123+00`. Microseconds are cut. */
function toInstantText(text: string): string {
  return new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString();
}
