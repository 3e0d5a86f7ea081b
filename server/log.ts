/** What may stand in a log line: counts, kinds, route patterns, references. Never a name, an id of a person, a URL. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  /** An error is written as its name, code and place in the program; its message may quote data and is left out. */
  error(event: string, error: unknown, fields?: LogFields): void;
}

/** One JSON object a line. */
export function createJsonLog(write: (line: string) => void, now: () => Date): Log {
  const put = (level: 'info' | 'error', event: string, fields: LogFields) =>
    write(`${JSON.stringify({ at: now().toISOString(), level, event, ...fields })}\n`);
  return {
    info: (event, fields = {}) => put('info', event, fields),
    error: (event, error, fields = {}) => put('error', event, { ...fields, ...describeError(error) }),
  };
}

function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    code,
    where: frames
      .slice(0, 8)
      .map((line) => line.trim())
      .join(' < '),
  };
}
