/**
 * The part of fpm's command line that electron-builder uses for a Debian package, as data. Pure; whatever it does not know
 * is an error, so that a newer electron-builder cannot quietly lose something.
 */
export interface DebianRequest {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly maintainer: string;
  readonly url: string;
  readonly section: string;
  readonly priority: string;
  /** First line: the synopsis; then the details. */
  readonly description: string;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  readonly compression: string;
  /** Script of the package manager -> file with its text. */
  readonly scripts: Readonly<Record<'postinst' | 'postrm', string>>;
  /** Path on this computer -> path on the installed one; a folder ends with a slash. */
  readonly files: readonly { readonly from: string; readonly to: string }[];
  /** Where the package goes. */
  readonly output: string;
}

const WITHOUT_VALUE = new Set(['--force', '--debug']);
const KNOWN = new Set([
  '-s',
  '-t',
  '-d',
  '--log',
  '--deb-recommends',
  '--deb-compression',
  '--deb-priority',
  '--architecture',
  '--after-install',
  '--after-remove',
  '--description',
  '--version',
  '--package',
  '--name',
  '--maintainer',
  '--vendor',
  '--url',
  '--category',
  '--license',
]);

export function parseFpmArguments(words: readonly string[]): DebianRequest {
  const { options, files } = split(words);
  const all = (name: string) => options.filter(([option]) => option === name).map(([, value]) => value);
  const optional = (name: string, otherwise: string) => all(name).at(-1) ?? otherwise;
  const required = (name: string) => {
    const value = all(name).at(-1);
    if (value === undefined) throw new Error(`${name} is missing`);
    return value;
  };
  if (required('-s') !== 'dir' || required('-t') !== 'deb')
    throw new Error('only a folder becomes only a Debian package');
  return {
    name: required('--name'),
    version: required('--version'),
    architecture: required('--architecture'),
    maintainer: required('--maintainer'),
    url: required('--url'),
    section: optional('--category', 'misc'),
    priority: optional('--deb-priority', 'optional'),
    description: required('--description'),
    depends: all('-d'),
    recommends: all('--deb-recommends'),
    compression: optional('--deb-compression', 'xz'),
    scripts: { postinst: required('--after-install'), postrm: required('--after-remove') },
    files,
    output: required('--package'),
  };
}

function split(words: readonly string[]) {
  const options: [name: string, value: string][] = [];
  const files: { from: string; to: string }[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (WITHOUT_VALUE.has(word)) continue;
    if (!word.startsWith('-')) {
      const equals = word.lastIndexOf('=');
      if (equals < 0) throw new Error(`${word} names no place on the installed computer`);
      files.push({ from: word.slice(0, equals), to: word.slice(equals + 1) });
      continue;
    }
    const [name = '', inline] = word.startsWith('--') ? splitOnce(word, '=') : [word];
    if (!KNOWN.has(name)) throw new Error(`${name} is not known here`);
    options.push([name, inline ?? words[++at] ?? '']);
  }
  return { options, files };
}

function splitOnce(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
