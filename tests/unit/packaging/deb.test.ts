import { describe, expect, it } from 'vitest';
import { controlFile } from '../../../build/packaging/deb/control-file.ts';
import { parseFpmArguments } from '../../../build/packaging/deb/parse-fpm-arguments.ts';

const words = [
  ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libnss3', '-d', 'libgtk-3-0 | libgtk-3-0t64'],
  ...['--deb-recommends', 'gnome-keyring', '--deb-compression', 'xz', '--architecture', 'amd64'],
  ...[
    '--after-install',
    '/tmp/install.sh',
    '--after-remove=/tmp/remove.sh',
    '--version',
    '1.2.0',
    '--name',
    'zweiklick',
  ],
  ...['--maintainer', 'Amt <amt@example.invalid>', '--vendor', 'Amt', '--url', 'https://example.invalid'],
  ...['--description', `Kurz\n ${'Ein langer Satz über das Programm. '.repeat(5)}`, '--license', 'EUPL-1.2'],
  ...['--package', '/tmp/a.deb', '/tmp/app/=/opt/Zweiklick', '/tmp/a=b.png=/usr/share/icons/zweiklick.png'],
];

describe("the packager's command line", () => {
  it('becomes a request', () => {
    expect(parseFpmArguments(words)).toMatchObject({
      name: 'zweiklick',
      version: '1.2.0',
      depends: ['libnss3', 'libgtk-3-0 | libgtk-3-0t64'],
      recommends: ['gnome-keyring'],
      scripts: { postinst: '/tmp/install.sh', postrm: '/tmp/remove.sh' },
      files: [
        { from: '/tmp/app/', to: '/opt/Zweiklick' },
        { from: '/tmp/a=b.png', to: '/usr/share/icons/zweiklick.png' },
      ],
      output: '/tmp/a.deb',
    });
  });

  it.each([
    { title: 'an option that nobody has thought of', change: ['--deb-systemd', 'x'], complaint: '--deb-systemd' },
    { title: 'another kind of package', change: ['-t', 'rpm'], complaint: 'Debian package' },
    { title: 'a file without a place', change: ['/tmp/lost'], complaint: '/tmp/lost' },
  ])('is refused with $title', ({ change, complaint }) => {
    expect(() => parseFpmArguments([...words, ...change])).toThrow(complaint);
  });

  it('is refused where something necessary is missing', () => {
    expect(() => parseFpmArguments(['-s', 'dir', '-t', 'deb'])).toThrow('--name is missing');
  });
});

describe('the control file', () => {
  const lines = controlFile(parseFpmArguments(words), 4096).split('\n');

  it('names package, size and what it needs', () => {
    expect(lines).toContain('Package: zweiklick');
    expect(lines).toContain('Installed-Size: 4096');
    expect(lines).toContain('Depends: libnss3, libgtk-3-0 | libgtk-3-0t64');
  });

  it('wraps the description and indents every line after the first', () => {
    const description = lines.slice(lines.indexOf('Description: Kurz') + 1, -1);
    expect(description.length).toBeGreaterThan(1);
    for (const line of description) expect(line).toMatch(/^ \S.{0,77}$/);
  });
});
