import type { ChildProcess } from 'node:child_process';

/** Gathers what a process prints; with ZWEIKLICK_STAND_IN_LOG=1 it also appears in the test's own output. */
export function collectOutput(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (process.env.ZWEIKLICK_STAND_IN_LOG === '1') process.stderr.write(part);
    });
  }
  return () => text;
}
