import { describe, expect, it } from 'vitest';
import { readSettings, type Surroundings } from '../../../electron/shell/read-settings.ts';

const linux: Surroundings = { arguments: [], environment: {}, platform: 'linux', home: '/home/anna' };

describe('settings of the shell', () => {
  it('takes the command line before the environment', () => {
    const environment = { ZWEIKLICK_SERVER: 'https://umgebung.example', ZWEIKLICK_DEMO_USER: 'm.beispiel' };

    const settings = readSettings({
      ...linux,
      arguments: ['--server=https://zeile.example/', '--profile=/p'],
      environment,
    });

    expect(settings).toMatchObject({ serverUrl: 'https://zeile.example', profileDir: '/p', demoLogin: 'm.beispiel' });
  });

  it.each([
    ['https://zweiklick.kreis.example', 'https://zweiklick.kreis.example'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://localhost:4000', 'http://localhost:4000'],
    ['http://zweiklick.kreis.example', null],
    ['http://127.0.0.1.example', null],
    ['file:///etc', null],
    ['kein Server', null],
    ['', null],
  ])('accepts HTTPS, and HTTP on this machine only: %s', (address, accepted) => {
    expect(readSettings({ ...linux, arguments: [`--server=${address}`] }).serverUrl).toBe(accepted);
  });

  it('keeps the profile in the local folder, never in the roaming one', () => {
    const environment = { APPDATA: 'C:\\Roaming', LOCALAPPDATA: 'C:\\Local' };

    const profile = readSettings({ ...linux, platform: 'win32', environment }).profileDir;

    expect(profile).toContain('C:\\Local');
    expect(readSettings(linux).profileDir).toBe('/home/anna/.local/share/zweiklick');
  });

  it('insists on a protecting key store unless told otherwise', () => {
    expect(readSettings(linux).allowUnprotectedVault).toBe(false);
    expect(readSettings({ ...linux, arguments: ['--allow-unprotected-key-store'] }).allowUnprotectedVault).toBe(true);
  });
});
