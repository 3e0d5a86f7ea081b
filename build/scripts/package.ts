/**
 * package.ts (`npm run package`): builds the program and packs it for this computer, as a Debian package or as an installer
 * for Windows. `--dir` makes the application folder alone.
 */
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findElectronDistribution } from '../packaging/electron-distribution.ts';
import { type PackageKind, packageApplication } from '../packaging/package-application.ts';
import { type PackageTarget, targetOfThisMachine } from '../packaging/target.ts';
import { isBuildFresh } from './build-if-stale.ts';
import { obtainElectron } from './obtain-electron.ts';
import { PROJECT, runTool } from './run-tool.ts';

const USAGE = `npm run package -- [--dir | --deb] [--linux | --win] [--out FOLDER] [--built FOLDER]
  --dir           only the application folder
  --deb           the Debian package, also where Electron is missing
  --linux, --win  for which system; else for this one
  --out FOLDER    where the result goes; else release
  --built FOLDER  packs the out folder in there instead of building`;

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    deb: { type: 'boolean', default: false },
    linux: { type: 'boolean', default: false },
    win: { type: 'boolean', default: false },
    out: { type: 'string', default: join(PROJECT, 'release') },
    built: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

function chooseTarget(): PackageTarget {
  if (values.linux || values.deb) return { platform: 'linux', arch: process.arch === 'arm64' ? 'arm64' : 'x64' };
  if (values.win) return { platform: 'win32', arch: 'x64' };
  const own = targetOfThisMachine();
  if (own === null) throw new Error('No package is made for this system; name one: --linux or --win.');
  return own;
}

function chooseKind({ platform }: PackageTarget): PackageKind {
  if (values.dir) return 'dir';
  return platform === 'win32' ? 'nsis' : 'deb';
}

/** Something to hand out needs the real Electron; it is fetched for this system where that is possible. */
async function mayHandOut(target: PackageTarget): Promise<boolean> {
  if (values.dir || values.deb || findElectronDistribution(target) !== null) return true;
  if (target.platform === process.platform) await obtainElectron();
  if (findElectronDistribution(target) !== null) return true;
  console.error(
    'Ein Paket zum Verteilen braucht das echte Electron für sein System. Hier ist es nicht vorhanden und nicht zu laden.\n' +
      'Mit `npm run package -- --dir` entsteht der Programmordner zur Prüfung.',
  );
  return false;
}

async function buildProgram(): Promise<void> {
  if (values.built !== undefined || isBuildFresh(PROJECT)) return;
  console.log('Zweiklick wird gebaut …');
  const code = await runTool('vite', ['build', '--app', '--logLevel', 'warn']);
  if (code !== 0) throw new Error('the build failed');
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const target = chooseTarget();
  if (!(await mayHandOut(target))) return 1;
  await buildProgram();
  const result = await packageApplication({
    projectFolder: PROJECT,
    builtFolder: resolve(values.built ?? PROJECT),
    outputFolder: resolve(values.out),
    target,
    kind: chooseKind(target),
  });
  if (!result.hasElectron) {
    console.log(
      'Electron fehlt hier: Das Ergebnis kann nicht gestartet werden; Inhalt und Fuses sind wie ausgeliefert.',
    );
  }
  if (result.absentModules.length > 0) {
    console.log(
      `Auf diesem System nicht vorhanden: ${result.absentModules.join(', ')}. Das Ergebnis liest keine Nachweise; ` +
        'zum Verteilen auf dem Zielsystem packen.',
    );
  }
  for (const path of [result.folder, ...result.files].filter(existsSync)) console.log(relative(process.cwd(), path));
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
