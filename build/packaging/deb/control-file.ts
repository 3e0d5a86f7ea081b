import type { DebianRequest } from './parse-fpm-arguments.ts';

/** Programs that list packages have a terminal of 80 columns in mind. */
const COLUMNS = 78;

/** The control file of a binary package (Debian Policy 5.3). @param installedKibibytes what its files take on the disk */
export function controlFile(request: DebianRequest, installedKibibytes: number): string {
  const [synopsis = request.name, ...details] = request.description
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const fields: readonly (readonly [name: string, value: string])[] = [
    ['Package', request.name],
    ['Version', request.version],
    ['Section', request.section],
    ['Priority', request.priority],
    ['Architecture', request.architecture],
    ['Maintainer', request.maintainer],
    ['Installed-Size', String(installedKibibytes)],
    ['Depends', request.depends.join(', ')],
    ['Recommends', request.recommends.join(', ')],
    ['Homepage', request.url],
    ['Description', [synopsis, ...details.flatMap(wrap).map((line) => ` ${line}`)].join('\n')],
  ];
  return `${fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n`;
}

function wrap(paragraph: string): readonly string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > COLUMNS) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
