/**
 * deb/main.ts [fpm's arguments]: makes a Debian package with dpkg-deb alone. electron-builder calls it instead of fpm, which
 * it would have to download.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  globSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { controlFile } from './control-file.ts';
import { type DebianRequest, parseFpmArguments } from './parse-fpm-arguments.ts';

const READABLE = 0o755;

function layOut({ files, scripts }: DebianRequest, root: string): void {
  chmodSync(root, READABLE);
  for (const { from, to } of files) {
    const target = join(root, to.endsWith('/') ? join(to, basename(from)) : to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  }
  const control = join(root, 'DEBIAN');
  mkdirSync(control);
  for (const [name, file] of Object.entries(scripts)) {
    writeFileSync(join(control, name), readFileSync(file), { mode: READABLE });
  }
}

function writeControl(request: DebianRequest, root: string): void {
  const files = globSync('**/*', { cwd: root })
    .filter((file) => !file.startsWith('DEBIAN') && lstatSync(join(root, file)).isFile())
    .sort();
  const bytes = files.reduce((sum, file) => sum + lstatSync(join(root, file)).size, 0);
  const sums = files.map((file) => `${md5(join(root, file))}  ${file}\n`);
  writeFileSync(join(root, 'DEBIAN/md5sums'), sums.join('')); // what `dpkg --verify` compares
  writeFileSync(join(root, 'DEBIAN/control'), controlFile(request, Math.ceil(bytes / 1024)));
}

function md5(file: string): string {
  return createHash('md5').update(readFileSync(file)).digest('hex');
}

function build({ compression, output }: DebianRequest, root: string): void {
  const method = compression === 'gz' ? 'gzip' : compression; // fpm's word for it
  const { status, error } = spawnSync('dpkg-deb', ['--root-owner-group', `-Z${method}`, '--build', root, output], {
    stdio: 'inherit',
  });
  if (status !== 0) throw error ?? new Error(`dpkg-deb ended with ${status}`);
}

process.umask(0o022); // everybody may read what is installed, whatever the maker's habits
const request = parseFpmArguments(process.argv.slice(2));
const root = mkdtempSync(join(tmpdir(), 'zweiklick-deb-'));
try {
  layOut(request, root);
  writeControl(request, root);
  build(request, root);
} finally {
  rmSync(root, { recursive: true, force: true });
}
