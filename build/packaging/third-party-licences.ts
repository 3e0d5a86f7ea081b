import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decideLicence } from '../scripts/decide-licence.ts';
import type { BundledPackage } from './bundled-packages.ts';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([._-]|$)/i;
const RULE = '='.repeat(80);

const PREFACE =
  'Zweiklick steht unter der EUPL-1.2 (LICENSE.txt) und enthält die folgenden Bestandteile anderer. Ihre Lizenzen\n' +
  'stehen hier im Wortlaut. Für Electron und Chromium siehe LICENSE.electron.txt und LICENSES.chromium.html.\n';

/** Compiled into the SQLite module, without licence files of their own; their headers say this. */
const INSIDE_THE_SQLITE_MODULE =
  'Im SQLite-Modul enthalten:\n\n' +
  'SQLite (gemeinfrei)\n' +
  'SQLite3 Multiple Ciphers, Copyright (c) 2019-2026 Ulrich Telle (MIT; Wortlaut wie bei better-sqlite3-multiple-ciphers)\n';

/** The text of THIRD-PARTY-LICENCES.txt. Throws where a licence is not one that the project allows. */
export function writeLicenceText(packages: readonly BundledPackage[]): string {
  return [PREFACE, ...packages.map(section), INSIDE_THE_SQLITE_MODULE].join(`\n${RULE}\n`);
}

function section({ name, version, licence, folder }: BundledPackage): string {
  const forbidden = decideLicence(name, licence);
  if (forbidden !== null) throw new Error(`${name} ${version} cannot be shipped: ${forbidden}`);
  // also in subfolders: pdf.js brings fonts and decoders of others
  const files = globSync('**/*', { cwd: folder, exclude: ['**/node_modules/**'] });
  const texts = files
    .filter((file) => LICENCE_FILE.test(basename(file)) && !/\.[cm]?[jt]s$/.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${licence ?? 'siehe Text'})`, '', ...new Set(texts), ''].join('\n');
}
