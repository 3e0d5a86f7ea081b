import { describe, expect, it } from 'vitest';
import { commandNames, readCall } from '../../../electron/cli/read-call.ts';

const person = ['--profile', '/p', '--server', 'http://127.0.0.1:4711', '--user', 's.okafor'];

describe('the words of the command line', () => {
  it('name a profile, a server, a person and a command', () => {
    expect(readCall([...person, 'show', 'JC-2026-11-004711'])).toEqual({
      ok: true,
      value: {
        profileDir: '/p',
        serverUrl: 'http://127.0.0.1:4711',
        user: 's.okafor',
        command: 'show',
        argument: 'JC-2026-11-004711',
        openFindings: false,
        takeOver: false,
        reason: undefined,
      },
    });
    expect(readCall([...person, 'search', 'Mara', 'Mertens'])).toMatchObject({ value: { argument: 'Mara Mertens' } });
  });

  it('need a reason for taking values over, and none for taking a task over', () => {
    expect(readCall([...person, 'claim', 'JC-2026-11-004711', '--take-over'])).toMatchObject({
      value: { command: 'claim', takeOver: true },
    });
    expect(readCall([...person, 'confirm', 'JC-2026-11-004711', '--take-over'])).toMatchObject({ ok: false });
  });

  it('are explained when they are wrong, with every command', () => {
    const wrong = [[], person, [...person, 'delete'], ['sync'], [...person, '--force', 'sync'], [...person, 'show']];
    for (const words of wrong) {
      const call = readCall(words);
      for (const name of commandNames) expect(call.ok ? '' : call.failure).toContain(name);
    }
    const nowhere = person.with(3, 'no address');
    expect(readCall([...nowhere, 'sync'])).toMatchObject({ ok: false, failure: expect.stringContaining('--server') });
  });
});
