import type { PowerMonitor } from 'electron';
import type { Connectivity } from '../ports/connectivity.ts';

/** After standby and after unlocking the screen the network is often new: a good moment to try again. */
export function connectivityHints(powerMonitor: PowerMonitor): Connectivity {
  return {
    onMaybeOnline: (listener) => {
      powerMonitor.on('resume', listener);
      powerMonitor.on('unlock-screen', listener);
      return () => {
        powerMonitor.off('resume', listener);
        powerMonitor.off('unlock-screen', listener);
      };
    },
  };
}
