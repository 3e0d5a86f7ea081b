/**
 * A stand-in for Electron's binary distribution, for machines that cannot have the real one: contents, resources and fuses
 * of a package can be made and checked with it, the program itself only says that it cannot be started.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import type { PackageTarget } from './target.ts';

/** By this text the fuse wire is found in Electron's binary (electron/electron, docs/tutorial/fuses.md). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;
/** The nine fuses as Electron 45 is delivered, in the order of `FuseV1Options`: 0 off, 1 on. */
const WIRE_AS_DELIVERED = '101100011';

const LANGUAGE = { lang: 0x0409, codepage: 1200 } as const;

/** Beside the program: what the packaging expects to find, or has to remove. */
const OTHER_FILES: readonly string[] = [
  'LICENSE',
  'LICENSES.chromium.html',
  'resources/default_app.asar',
  'locales/de.pak',
  'locales/en-US.pak',
  'locales/fr.pak',
];

/** Writes the distribution into a folder, laid out like the real one. */
export function writeStubDistribution(folder: string, { platform }: PackageTarget, electronVersion: string): void {
  for (const file of [...OTHER_FILES, 'version']) mkdirSync(dirname(join(folder, file)), { recursive: true });
  for (const file of OTHER_FILES) writeFileSync(join(folder, file), '');
  writeFileSync(join(folder, 'version'), electronVersion);
  if (platform === 'win32') return writeFileSync(join(folder, 'electron.exe'), windowsProgram());
  const program = join(folder, 'electron');
  writeFileSync(program, linuxProgram());
  chmodSync(program, 0o755);
}

function fuseWire(): Buffer {
  return Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([WIRE_VERSION, WIRE_AS_DELIVERED.length]),
    Buffer.from(WIRE_AS_DELIVERED),
  ]);
}

/** A shell script: whoever starts it reads why nothing opens. The wire follows where no shell reads any more. */
function linuxProgram(): Buffer {
  const script = [
    '#!/bin/sh',
    'echo "Dieses Paket wurde ohne Electron gebaut und dient nur der Prüfung. Es kann nicht gestartet werden." >&2',
    'exit 1',
    '',
  ].join('\n');
  return Buffer.concat([Buffer.from(script), fuseWire(), Buffer.from('\n')]);
}

/** An empty Windows program with the one version resource that the packaging edits; the wire lies behind its sections. */
function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = LANGUAGE.lang;
  version.setStringValues(LANGUAGE, { FileDescription: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  program.setExtraData(fuseWire());
  return Buffer.from(program.generate());
}
