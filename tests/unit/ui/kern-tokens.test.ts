import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const declaration = /(--[\w-]+):\s*([^;]+);/g;
const ours = tokensOf(read('renderer/ui/kern-tokens.css'));
const kernStyle = read('node_modules/@kern-ux/native/dist/kern.css');
const kern = tokensOf(kernStyle);

function read(path: string): string {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
}

/** The first declaration of each token; white space and zeros at the end of a fraction do not count. */
function tokensOf(style: string): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  for (const [, name = '', value = ''] of style.matchAll(declaration)) {
    const plain = value.replaceAll(/\s+/g, ' ').replaceAll(/(\.\d*?)0+(?=\D|$)/g, '$1');
    if (!tokens.has(name)) tokens.set(name, plain);
  }
  return tokens;
}

function kernTheme(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const start = kernStyle.lastIndexOf(
    '{',
    kernStyle.indexOf('--kern-', kernStyle.lastIndexOf(`.kern-${theme} {\n  /*`)),
  );
  return tokensOf(kernStyle.slice(start, kernStyle.indexOf('}', start)));
}

const primitives = [...ours].filter(([, value]) => value.startsWith('oklch'));
const roles = [...ours].filter(([, value]) => value.startsWith('light-dark'));

describe('the tokens of the interface', () => {
  it('have the values of the installed KERN', () => {
    expect(primitives.length).toBeGreaterThan(30);
    for (const [name, value] of primitives) expect([name, kern.get(name)]).toEqual([name, value]);
  });

  it('give both themes the roles of KERN', () => {
    const [light, dark] = [kernTheme('light'), kernTheme('dark')];

    expect(roles.length).toBeGreaterThan(10);
    for (const [name, value] of roles) {
      const [, inLight, inDark] = /light-dark\((var\([^)]+\)), (var\([^)]+\))\)/.exec(value) ?? [];
      expect([name, inLight, inDark]).toEqual([name, light.get(name), dark.get(name)]);
    }
  });

  it('are all declared that any style of the interface refers to', () => {
    const styles = import.meta.glob<string>('../../../renderer/{ui,viewer}/*.css', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const texts = Object.values(styles);
    const declared = new Set(texts.flatMap((text) => [...text.matchAll(declaration)].map((match) => match[1])));
    const used = texts.flatMap((text) => [...text.matchAll(/var\((--(?:zk|kern)-[\w-]+)/g)].map((match) => match[1]));

    expect(used.filter((name) => !declared.has(name))).toEqual([]);
  });
});
