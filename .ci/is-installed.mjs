// Exits with 0 if node_modules holds exactly what package-lock.json asks for. Plain JavaScript without dependencies:
// it runs on the system's Node, before anything is installed.
import { readFileSync } from 'node:fs';

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')).packages;
  } catch {
    return null;
  }
}

const wanted = readPackages('../package-lock.json');
const present = readPackages('../node_modules/.package-lock.json');

// packages of other platforms are optional and rightly absent
const isCurrent = ([path, { version, optional }]) =>
  path === '' || (present[path] === undefined ? optional === true : present[path].version === version);

const installed = wanted !== null && present !== null && Object.entries(wanted).every(isCurrent);
process.exitCode = installed ? 0 : 1;
