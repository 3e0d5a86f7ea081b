import { fileURLToPath } from 'node:url';
import type { utilityProcess } from 'electron';
import type { StartChild } from '../ports/child-process.ts';

/** The core's processes are utility processes: Electron's own program would not run a script as plain Node (fuses). */
export function startUtilityProcess({ fork }: Pick<typeof utilityProcess, 'fork'>): StartChild {
  return (script, { heapMegabytes }, { onMessage, onExit }) => {
    const child = fork(fileURLToPath(script), [], {
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      serviceName: 'Zweiklick Nachweise',
      stdio: 'ignore',
    });
    child.on('message', onMessage);
    child.once('exit', (code) => onExit({ code, signal: null }));
    return { send: (message) => child.postMessage(message), kill: () => void child.kill() };
  };
}
