/**
 * The configuration of electron-builder: Windows gets an installer for the whole computer, Linux a Debian package. No
 * package updates itself: the office's software distribution does.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { setFuses } from './fuses.ts';
import type { IconFiles } from './icon/write-icons.ts';
import { PRODUCT } from './product.ts';
import type { StagedApplication } from './stage-application.ts';

/** The language code of German (Germany) in Windows installers. */
const GERMAN = '1031';

/** With alternatives where Debian 13 and Ubuntu 24.04 renamed a library for 64-bit time. */
const DEBIAN_PACKAGES = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnss3',
  'libxss1',
  'libxtst6',
  'xdg-utils',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libuuid1',
  'libsecret-1-0',
  'libgbm1',
  'libasound2 | libasound2t64',
];

export interface Packaging {
  readonly staged: StagedApplication;
  readonly icons: IconFiles;
  readonly outputFolder: string;
  readonly electronVersion: string;
  /** The folder of Electron's binary distribution. */
  readonly electronDistribution: string;
  /** Ends the name of a package that cannot be started, so that nobody hands it out; else empty. */
  readonly suffix: string;
}

export function builderConfiguration(packaging: Packaging): Configuration {
  const { staged, icons, outputFolder, electronVersion, electronDistribution, suffix } = packaging;
  return {
    appId: PRODUCT.appId,
    productName: PRODUCT.name,
    copyright: PRODUCT.copyright,
    electronVersion,
    electronDist: electronDistribution,
    electronLanguages: ['de', 'en-US'],
    directories: { output: outputFolder, buildResources: staged.beside },
    beforeBuild: () => Promise.resolve(false), // the staged folder has every module; nothing is collected or compiled
    // modules as a set of their own: electron-builder drops a folder of this name from the main set
    files: ['out/**/*', 'package.json', { from: 'node_modules', to: 'node_modules' }],
    asar: { smartUnpack: false },
    // the system loads libraries from files only; LGPL asks for a file that anybody can replace
    asarUnpack: ['**/*.{node,dll,so,so.*}', '**/node_modules/libheif-js/**'],
    extraFiles: [{ from: staged.beside, to: '.' }],
    afterExtract: removeDefaultApplication,
    afterPack: setFusesOfPackage,
    publish: null,
    protocols: [{ name: PRODUCT.linkName, schemes: [PRODUCT.linkScheme] }],
    win: {
      icon: icons.windows,
      legalTrademarks: PRODUCT.name,
      requestedExecutionLevel: 'asInvoker',
    },
    nsis: {
      artifactName: `\${productName}-\${version}-\${arch}-Setup${suffix}.\${ext}`,
      oneClick: false,
      perMachine: true,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false, // clicks that the server has not yet received
      differentialPackage: false,
      installerIcon: icons.windows,
      uninstallerIcon: icons.windows,
      include: join(import.meta.dirname, 'installer.nsh'),
      installerLanguages: ['de_DE'],
      language: GERMAN,
      license: staged.installerLicence,
      shortcutName: PRODUCT.name,
      uninstallDisplayName: `${PRODUCT.name} \${version}`,
    },
    linux: {
      icon: icons.linux,
      executableName: PRODUCT.linuxProgram,
      category: 'Office',
      synopsis: PRODUCT.synopsis,
      description: PRODUCT.details,
      maintainer: `${staged.manifest.author.name} <${staged.manifest.author.email}>`,
      syncDesktopName: true,
      desktop: {
        entry: {
          Comment: PRODUCT.synopsis,
          GenericName: PRODUCT.genericName,
          Keywords: `${PRODUCT.keywords.join(';')};`,
          StartupWMClass: PRODUCT.linuxProgram,
        },
      },
    },
    deb: {
      artifactName: `\${name}_\${version}_\${arch}${suffix}.\${ext}`,
      packageCategory: 'misc',
      compression: 'gz', // machine code and models hardly shrink further, and xz takes minutes for it
      depends: DEBIAN_PACKAGES,
      recommends: ['gnome-keyring | kwalletmanager'], // the cache's key lies in the system's key store
      fpm: [`${staged.licence}=/usr/share/doc/${PRODUCT.linuxProgram}/copyright`],
    },
  };
}

/** Electron's demo, which would open where our archive is missing. */
async function removeDefaultApplication({ appOutDir }: AfterPackContext): Promise<void> {
  await rm(join(appOutDir, 'resources/default_app.asar'), { force: true });
}

/** Before signing. By our own version of the fuse tool: that of electron-builder does not know all fuses of Electron 45. */
async function setFusesOfPackage({ appOutDir, electronPlatformName }: AfterPackContext): Promise<void> {
  await setFuses(join(appOutDir, programOn(electronPlatformName)));
}

/** The program's file name inside the application folder. */
export function programOn(platform: string): string {
  return platform === 'win32' ? `${PRODUCT.windowsProgram}.exe` : PRODUCT.linuxProgram;
}
