import type { PowerMonitor } from 'electron';
import type { Presence, PresenceEvent } from '../ports/presence.ts';

const events = ['lock-screen', 'unlock-screen', 'suspend'] as const satisfies readonly PresenceEvent[];

/** Who sits in front of the screen, as far as the operating system tells. */
export function presenceOf(powerMonitor: PowerMonitor): Presence {
  return {
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    subscribe(listener) {
      const ends = events.map((event) => {
        const tell = () => listener(event);
        // the events' names are overloads of one method; each of the three fits
        powerMonitor.on(event as 'suspend', tell);
        return () => void powerMonitor.off(event as 'suspend', tell);
      });
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
