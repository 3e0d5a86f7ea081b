import type { Log, LogFields } from '../ports/log.ts';

function write(level: string, event: string, fields: LogFields = {}): void {
  process.stderr.write(`${JSON.stringify({ level, event, ...fields })}\n`);
}

/** Warnings and errors as JSON lines on standard error; standard output belongs to the answer. */
export const stderrLog: Log = {
  info: () => undefined,
  warn: (event, fields) => write('warn', event, fields),
  error: (event, fields) => write('error', event, fields),
};
