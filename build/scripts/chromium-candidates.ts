/**
 * chromium-candidates.ts: where an installed Chromium, Chrome or Edge usually lies. Pure: no disk, no environment.
 */

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const NAMES = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'microsoft-edge-stable'];

const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_APPS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Absolute paths to try, the preferred one first. They need not exist. */
export function chromiumCandidates({ platform, env }: Machine): readonly string[] {
  switch (platform) {
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => WINDOWS_APPS.map((app) => `${folder}\\${app}`));
    case 'darwin':
      return MAC_APPS;
    default: {
      const folders = [...(env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/opt/google/chrome'];
      const searched = [...new Set(folders)].filter((folder) => folder.startsWith('/') && !isSnap(folder));
      return NAMES.flatMap((name) => searched.map((folder) => `${folder}/${name}`));
    }
  }
}

/** A snap has a temporary folder of its own, so it cannot use the profile that a test or the stand-in gives it. */
export function isSnap(path: string): boolean {
  return path.startsWith('/snap/') || path === '/usr/bin/snap';
}
