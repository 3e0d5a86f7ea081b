/**
 * What the product is called on a computer: in the start menu, in the list of installed programs, in the package manager.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  author: z.object({ name: z.string(), email: z.string() }),
  homepage: z.string(),
  main: z.string(),
});

/** The part of package.json that goes into the package. */
export type Manifest = Readonly<z.infer<typeof manifest>>;

export function readManifest(projectFolder: string): Manifest {
  return manifest.parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')));
}

export const PRODUCT = {
  /** Never changes: Windows finds the installed version, its shortcuts and its notifications by it. */
  appId: 'de.zweiklick.app',
  name: 'Zweiklick',
  /** File name of the program; Windows adds `.exe`. */
  windowsProgram: 'Zweiklick',
  linuxProgram: 'zweiklick',
  /** Links to a task, `zweiklick://vorgang/...`, as Windows and desktops list them. */
  linkName: 'Vorgang in Zweiklick',
  linkScheme: 'zweiklick',
  synopsis: 'Digitale Eingänge prüfen, bestätigen und ablegen',
  details:
    'Zweiklick zeigt Sachbearbeiterinnen und Sachbearbeitern im Jobcenter die digitalen Eingänge neben ihren Nachweisen. ' +
    'Mit zwei Klicks ist ein Eingang bestätigt und in der e-Akte abgelegt, auch ohne Verbindung zum Server.',
  copyright: 'Lizenziert unter der EUPL-1.2',
  genericName: 'Eingangsbearbeitung',
  keywords: ['Jobcenter', 'Eingang', 'Posteingang', 'Akte', 'Bescheinigung'],
} as const;
