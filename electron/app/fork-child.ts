import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { StartChild } from '../ports/child-process.ts';

/** A child process where the core runs on plain Node. Electron has utility processes for this (electron/shell). */
export const forkChild: StartChild = (script, { heapMegabytes }, { onMessage, onExit }) => {
  const child = fork(fileURLToPath(script), {
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let gone = false;
  const end = (code: number | null, signal: string | null) => {
    if (gone) return;
    gone = true;
    onExit({ code, signal });
  };
  child.on('message', onMessage);
  child.once('error', () => end(null, null)); // it could not be started
  child.once('exit', end);
  return {
    send: (message) => {
      if (child.connected) child.send(message as object);
    },
    kill: () => void child.kill('SIGKILL'),
  };
};
