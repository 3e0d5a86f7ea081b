import type { App as ElectronApp } from 'electron';

/**
 * One process per profile, because two would write the same cache. A second start brings the first window forward and hands
 * over its words, which is how the system passes on a link.
 */
export function isFirstInstance(
  electronApp: Pick<ElectronApp, 'requestSingleInstanceLock' | 'on'>,
  onSecondStart: (words: readonly string[]) => void,
) {
  if (!electronApp.requestSingleInstanceLock()) return false;
  electronApp.on('second-instance', (_event, words) => onSecondStart(words));
  return true;
}
