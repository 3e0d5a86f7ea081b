import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, getRawHeader, listPackage } from '@electron/asar';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFuses, wantedFuses } from '../../../build/packaging/fuses.ts';
import { modulesBeside } from '../../../build/packaging/modules-beside.ts';
import { readManifest } from '../../../build/packaging/product.ts';
import { RUNNING_FILES, writeFakeProgram } from './fake-program.ts';

const run = promisify(execFile);
const project = resolve(import.meta.dirname, '../../..');
const manifest = readManifest(project);

const folder = mkdtempSync(join(tmpdir(), 'zweiklick-package-test-'));
const release = join(folder, 'release');
/** Several programs one after the other, perhaps on a busy machine. */
const PATIENCE_MS = 180_000;

const canMakeDebian = existsSync('/usr/bin/dpkg-deb');
const isArm = process.arch === 'arm64';
const linuxApp = join(release, isArm ? 'linux-arm64-unpacked' : 'linux-unpacked');
/** A machine without Electron, also where the developer has it. */
const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'no-electron') };
let said = '';

async function makePackage(...options: readonly string[]): Promise<string> {
  const script = join(project, 'build/scripts/package.ts');
  const words = [script, ...options, '--built', folder, '--out', release];
  const { stdout } = await run(process.execPath, words, { cwd: project, env });
  return stdout;
}

beforeAll(async () => {
  writeFakeProgram(folder);
  said = await makePackage(...(canMakeDebian ? ['--deb'] : ['--dir', '--linux']));
  await makePackage('--dir', '--win');
}, PATIENCE_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  {
    system: 'Linux',
    app: linuxApp,
    program: 'zweiklick',
    target: { platform: 'linux', arch: isArm ? 'arm64' : 'x64' },
  },
  {
    system: 'Windows',
    app: join(release, 'win-unpacked'),
    program: 'Zweiklick.exe',
    target: { platform: 'win32', arch: 'x64' },
  },
] as const)('the application folder for $system', ({ app, program, target }) => {
  /** Those that are installed here: npm leaves out machine code for other systems. */
  const modules = modulesBeside(target).filter(({ name }) => existsSync(join(project, 'node_modules', name)));
  const machineCode = modules
    .flatMap(({ name, needs }) => needs(target).map((file) => `node_modules/${name}/${file}`))
    .filter((file) => /\.(node|dll|so[.\d]*)$/.test(file))
    .sort();
  const archive = join(app, 'resources/app.asar');
  /** Paths in the archive, unpacked ones included, without folders. */
  const packed = () => {
    const paths = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
    return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`))).sort();
  };

  it('contains the built program, its manifest and the modules beside it, and nothing else', () => {
    const besides = packed().filter((path) => path.startsWith('node_modules/'));
    expect(packed().filter((path) => !besides.includes(path))).toEqual([...RUNNING_FILES, 'package.json']);
    const names = besides.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? '');
    expect([...new Set(names)].sort()).toEqual(modules.map(({ name }) => name).sort());
    const kinds = /(\.(json|mjs|js|node|dll|so\.1|onnx|txt|wasm|traineddata\.gz|bcmap|pfb|ttf)|\/LICENSE\w*)$/;
    expect(besides.filter((path) => !kinds.test(path))).toEqual([]);
  });

  it('contains neither sources nor source maps nor tests nor development tools', () => {
    const everything = [...packed(), ...globSync('**/*', { cwd: app }).map((path) => path.replaceAll('\\', '/'))];
    expect(everything.filter((path) => /\.(ts|tsx|map|cc?|[ch]pp|gyp|gypi)$|(^|\/)tests?\//.test(path))).toEqual([]);
  });

  it('contains the machine code of its platform only, as files of their own', () => {
    const isMachineCode = (path: string) => /\.(node|dll|dylib|so[.\d]*)$/.test(path);
    expect(packed().filter(isMachineCode)).toEqual(machineCode);
    const unpacked = globSync('**/*', { cwd: `${archive}.unpacked` }).map((path) => path.replaceAll('\\', '/'));
    expect(unpacked.filter(isMachineCode).sort()).toEqual(machineCode);
  });

  it('has every fuse as configured', async () => {
    const fuses = await readFuses(join(app, program));
    expect(fuses).toEqual(wantedFuses());
    expect(fuses).toMatchObject({
      RunAsNode: false,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
    });
  });

  it('drops the demo of Electron and the languages that nobody needs, and keeps the licences', () => {
    expect(existsSync(join(app, 'resources/default_app.asar'))).toBe(false);
    expect(readdirSync(join(app, 'locales')).sort()).toEqual(['de.pak', 'en-US.pak']);
    expect(existsSync(join(app, 'LICENSE.electron.txt'))).toBe(true);
    expect(readFileSync(join(app, 'LICENSE.txt'), 'utf8')).toContain('EUROPEAN UNION PUBLIC LICENCE');
    const others = readFileSync(join(app, 'THIRD-PARTY-LICENCES.txt'), 'utf8');
    for (const name of ['better-sqlite3-multiple-ciphers', 'react', 'zod']) expect(others).toContain(`\n${name} `);
  });

  it('says its name and version, and lists no dependency and no script', () => {
    const target = mkdtempSync(join(folder, 'unpacked-'));
    extractAll(archive, target);
    const packedManifest: unknown = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
    expect(packedManifest).toMatchObject({ productName: 'Zweiklick', version: manifest.version, main: manifest.main });
    expect(packedManifest).not.toHaveProperty('devDependencies');
    expect(packedManifest).not.toHaveProperty('scripts');
  });
});

it.runIf(process.platform === 'linux')(
  'is enough to open a database and to load the engines with nothing else installed',
  async () => {
    const target = mkdtempSync(join(folder, 'runs-'));
    extractAll(join(linuxApp, 'resources/app.asar'), target);
    const { stdout } = await run(process.execPath, [join(target, manifest.main)], { cwd: target });
    expect(stdout).toBe('offen function function function function function function');
  },
);

it('says in one line that the program cannot be started where Electron is missing', () => {
  expect(said.split('\n').filter((line) => line.includes('kann nicht gestartet werden'))).toHaveLength(1);
});

describe('the program for Windows', () => {
  const read = () => {
    const program = NtExecutable.from(readFileSync(join(release, 'win-unpacked/Zweiklick.exe')));
    return NtExecutableResource.from(program);
  };

  it('carries the hash of the archive, which Windows checks before anything of it runs', () => {
    const entry = read().entries.find(({ type }) => type === 'INTEGRITY');
    const { headerString } = getRawHeader(join(release, 'win-unpacked/resources/app.asar'));
    expect(JSON.parse(Buffer.from(entry?.bin ?? new ArrayBuffer()).toString())).toEqual([
      { file: 'resources\\app.asar', alg: 'SHA256', value: createHash('sha256').update(headerString).digest('hex') },
    ]);
  });

  it('has an icon, a name and a version', () => {
    const { entries } = read();
    expect(
      Resource.IconGroupEntry.fromEntries(entries).flatMap(({ icons }) => icons.map(({ width }) => width)),
    ).toEqual(expect.arrayContaining([16, 32, 48]));
    const [version] = Resource.VersionInfo.fromEntries(entries);
    const [language] = version?.getAllLanguagesForStringValues() ?? [];
    expect(language && version?.getStringValues(language)).toMatchObject({
      ProductName: 'Zweiklick',
      FileVersion: manifest.version,
    });
  });
});

it.runIf(canMakeDebian)('becomes a Debian package with program, icons and start menu entry', async () => {
  const file = join(release, `zweiklick_${manifest.version}_${isArm ? 'arm64' : 'amd64'}-nicht-startbar.deb`);
  const { stdout: control } = await run('dpkg-deb', ['--field', file]);
  expect(control).toContain('Package: zweiklick\n');
  expect(control).toContain(`Version: ${manifest.version}\n`);
  const { stdout: contents } = await run('dpkg-deb', ['--contents', file]);
  for (const path of [
    'opt/Zweiklick/zweiklick',
    'opt/Zweiklick/resources/app.asar',
    'usr/share/applications/zweiklick.desktop',
    'usr/share/icons/hicolor/48x48/apps/zweiklick.png',
    'usr/share/doc/zweiklick/copyright',
  ]) {
    expect(contents).toContain(` ./${path}\n`);
  }
  const unpacked = join(release, 'unpacked-deb');
  await run('dpkg-deb', ['--extract', file, unpacked]);
  const entry = readFileSync(join(unpacked, 'usr/share/applications/zweiklick.desktop'), 'utf8');
  expect(entry).toContain('MimeType=x-scheme-handler/zweiklick;');
  expect(entry).toMatch(/^Exec=.* %U$/m); // links reach the program among its words
});
