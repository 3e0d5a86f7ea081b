/** For which computers a package is made. */
export interface PackageTarget {
  readonly platform: 'linux' | 'win32';
  readonly arch: 'x64' | 'arm64';
}

/** As Node and the native modules name it, e.g. `win32-x64`. */
export function nameOfTarget({ platform, arch }: PackageTarget): string {
  return `${platform}-${arch}`;
}

/** The target of the computer this runs on, or null where no package is made for its kind. */
export function targetOfThisMachine(): PackageTarget | null {
  const { platform, arch } = process;
  if (platform !== 'linux' && platform !== 'win32') return null;
  return arch === 'x64' || arch === 'arm64' ? { platform, arch } : null;
}
