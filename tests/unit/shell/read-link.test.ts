import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { followSystemLinks } from '../../../electron/shell/follow-system-links.ts';
import { readLink } from '../../../electron/shell/read-link.ts';
import { isFirstInstance } from '../../../electron/shell/single-instance.ts';

const link = 'zweiklick://vorgang/JC-2026-11-000123';

describe('a link to a task', () => {
  it.each([
    [[link], 'JC-2026-11-000123'],
    [['/usr/bin/zweiklick', '--server=https://zweiklick.example', `${link}/`], 'JC-2026-11-000123'],
    [['ZWEIKLICK://VORGANG/jc-2026-11-000123'], 'JC-2026-11-000123'],
    [['--profile=/home/anna'], null],
    [[], null],
  ])('is found among the words of a start: %j', (words, found) => {
    expect(readLink(words)).toBe(found);
  });

  it.each([
    'zweiklick://app/index.html',
    'zweiklick://vorgang/../app/index.html',
    'zweiklick://vorgang/JC-2026-11-000123?next=evil',
    'zweiklick://vorgang/JC-2026-11-000123/mehr',
    'zweiklick://vorgang/JC-2026-11-0001234',
    'zweiklick://vorgang/%2e%2e',
    'https://vorgang/JC-2026-11-000123',
    '--server=zweiklick://vorgang/JC-2026-11-000123',
  ])('leads nowhere in any other form: %s', (word) => {
    expect(readLink([word])).toBeNull();
  });

  it('comes with a second start, whose words reach the first', () => {
    const app = Object.assign(new EventEmitter(), { requestSingleInstanceLock: () => true });
    const heard: unknown[] = [];
    expect(isFirstInstance(app as never, (words) => heard.push(readLink(words)))).toBe(true);
    app.emit('second-instance', {}, ['zweiklick', link], '/');
    expect(heard).toEqual(['JC-2026-11-000123']);
  });

  it('comes as an event of the system where that starts nothing twice', () => {
    const registered: string[] = [];
    const app = Object.assign(new EventEmitter(), {
      isPackaged: true,
      setAsDefaultProtocolClient: (scheme: string) => registered.push(scheme) > 0,
    });
    const heard: unknown[] = [];
    followSystemLinks(app as never, (found) => heard.push(found));
    app.emit('open-url', { preventDefault: () => undefined }, link);
    expect([registered, heard]).toEqual([['zweiklick'], ['JC-2026-11-000123']]);
  });
});
