import type { App as ElectronApp } from 'electron';

/** One process per profile, because two would write the same cache. A second start brings the first window forward. */
export function isFirstInstance(
  electronApp: Pick<ElectronApp, 'requestSingleInstanceLock' | 'on'>,
  showWindow: () => void,
) {
  if (!electronApp.requestSingleInstanceLock()) return false;
  electronApp.on('second-instance', showWindow);
  return true;
}
