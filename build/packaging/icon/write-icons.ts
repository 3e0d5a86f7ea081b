import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawIcon } from './draw-icon.ts';
import { encodeIco } from './encode-ico.ts';
import { encodePng } from './encode-png.ts';

const WINDOWS_SIZES = [16, 24, 32, 48, 64, 256];
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

/** Paths for the packaging: one file for Windows, one folder for Linux. */
export interface IconFiles {
  readonly windows: string;
  readonly linux: string;
}

export function writeIcons(folder: string): IconFiles {
  const files = { windows: join(folder, 'zweiklick.ico'), linux: join(folder, 'png') };
  mkdirSync(files.linux, { recursive: true });
  writeFileSync(files.windows, encodeIco(WINDOWS_SIZES.map(drawIcon)));
  for (const size of LINUX_SIZES) writeFileSync(join(files.linux, `${size}x${size}.png`), encodePng(drawIcon(size)));
  return files;
}
