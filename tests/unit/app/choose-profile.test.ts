import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseProfile, signProfile } from '../../../electron/app/choose-profile.ts';
import { decideUnfitProfile, MOST_SESSIONS, readMounts } from '../../../electron/app/decide-profile.ts';
import { lockProfile } from '../../../electron/cache/profile-lock.ts';
import { temporaryFolder } from '../../helpers/test-desk.ts';

const mounts = readMounts(
  [
    '/dev/sda1 / ext4 rw 0 0',
    'server:/home /home nfs4 rw 0 0',
    '/dev/sda2 /home/local ext4 rw 0 0',
    '//server/daten /mnt/Daten\\040Kreis cifs rw 0 0',
  ].join('\n'),
);
const windows = { platform: 'win32', mounts: [], environment: { APPDATA: 'C:\\Users\\so\\AppData\\Roaming' } } as const;
const linux = { platform: 'linux', mounts, environment: {} } as const;

describe('the folder of a profile', () => {
  it.each([
    [windows, 'C:\\Users\\so\\AppData\\Local\\Zweiklick', null],
    [windows, 'C:\\Users\\so\\AppData\\Roaming\\Zweiklick', 'roaming'],
    [windows, 'c:/users/SO/appdata/roaming', 'roaming'],
    [windows, '\\\\server\\profile\\so', 'network'],
    [windows, '//server/profile/so', 'network'],
    [windows, '\\\\?\\UNC\\server\\profile', 'network'],
    [windows, '\\\\?\\C:\\Zweiklick', null],
    [linux, '/var/lib/zweiklick', null],
    [linux, '/home/so/.local/share/zweiklick', 'network'],
    [linux, '/home/local/so', null],
    [linux, '/homework/so', null],
    [linux, '/mnt/Daten Kreis/so', 'network'],
  ] as const)('of %o at %s is %s', (machine, folder, expected) => {
    expect(decideUnfitProfile({ ...machine, folder })).toBe(expected);
  });

  it('is refused before anything is written there', () => {
    const environment = { APPDATA: temporaryFolder() };
    const folder = join(environment.APPDATA, 'Zweiklick');
    expect(() => chooseProfile(folder, { platform: 'win32', environment })).toThrow(/roaming/);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('sessions of one person on one machine', () => {
  const start = (folder: string, SESSIONNAME: string) =>
    chooseProfile(folder, { platform: 'win32', environment: { SESSIONNAME } });
  const hold = (folder: string, SESSIONNAME: string) => {
    const lock = lockProfile(folder);
    signProfile(folder, { SESSIONNAME });
    return () => lock?.release();
  };

  it('have data of their own, and a second start in one session takes the same', () => {
    const folder = temporaryFolder();
    expect(start(folder, 'Console')).toBe(folder);
    const ends = [hold(folder, 'Console')];
    expect(start(folder, 'Console')).toBe(folder);
    const second = start(folder, 'RDP-Tcp#1');
    expect(second).toBe(join(folder, 'sessions', '2'));
    ends.push(hold(second, 'RDP-Tcp#1'));
    expect(start(folder, 'RDP-Tcp#1')).toBe(second);
    expect(start(folder, 'RDP-Tcp#2')).toBe(join(folder, 'sessions', '3'));
    for (const end of ends) end();
    expect(start(folder, 'RDP-Tcp#2')).toBe(folder);
  });

  it('end with a start that says that it runs already', () => {
    const folder = temporaryFolder();
    const ends = Array.from({ length: MOST_SESSIONS }, (_, number) =>
      hold(start(folder, `RDP-Tcp#${number}`), `RDP-Tcp#${number}`),
    );
    expect(start(folder, 'RDP-Tcp#99')).toBe(folder);
    for (const end of ends) end();
  });
});
