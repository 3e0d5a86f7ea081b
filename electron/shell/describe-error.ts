import type { LogFields } from '../ports/log.ts';

const framesKept = 4;

/** What a log may say about an error: its kind and place. Its message stays out, it may quote data of people. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { error: error.name, code, at: placesOf(error.stack ?? '') };
}

/** Function names and positions of the first frames, without folders (they carry user names). */
function placesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, framesKept)
    .map((line) => line.trim().replace(/(?:file:\/\/)?[^\s(]*[\\/]([^\\/]+:\d+:\d+)/, '$1'))
    .join(' | ');
}
