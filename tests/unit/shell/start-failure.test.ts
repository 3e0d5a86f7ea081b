import { describe, expect, it } from 'vitest';
import { UnfitProfile } from '../../../electron/app/choose-profile.ts';
import { StartFailure } from '../../../electron/app/start-failure.ts';
import { VaultUnavailable } from '../../../electron/ports/key-vault.ts';
import { describeError } from '../../../electron/shell/describe-error.ts';
import {
  decideStartFailure,
  explainStartFailure,
  NoServerConfigured,
} from '../../../electron/shell/explain-start-failure.ts';

const withCode = (code: string) => Object.assign(new Error('geheim'), { code });

describe('start failure', () => {
  it.each([
    [new NoServerConfigured(), 'no-server'],
    [new VaultUnavailable('x'), 'vault-unavailable'],
    [new UnfitProfile('network'), 'network-profile'],
    [new UnfitProfile('roaming'), 'roaming-profile'],
    [withCode('ENOSPC'), 'disk-full'],
    [withCode('SQLITE_FULL'), 'disk-full'],
    [withCode('EACCES'), 'no-access'],
    [new Error('anything'), 'unknown'],
    ['a thrown text', 'unknown'],
  ] as const)('%s has a reason of its own', (error, reason) => {
    expect(decideStartFailure(error)).toBe(reason);
  });

  it('is told with a reference and the log, without the words of the error', () => {
    const text = explainStartFailure(
      new Error('SQLITE_NOTADB: file is not a database'),
      '0a1b2c3d',
      '/p/logs/zweiklick.log',
    );

    expect(text).toContain('Kennung für die IT: 0a1b2c3d');
    expect(text).toContain('/p/logs/zweiklick.log');
    expect(text).not.toMatch(/SQLITE|not a database|Error/);
  });
});

describe('an error in the log', () => {
  it('shows kind, code and place, but no message and no folder', () => {
    const error = withCode('EACCES');
    error.stack = 'Error: geheim\n    at open (/home/anna/app/main.cjs:12:3)\n    at file:///home/anna/x.ts:1:2';

    expect(describeError(error)).toEqual({
      error: 'Error',
      code: 'EACCES',
      at: 'at open (main.cjs:12:3) | at x.ts:1:2',
    });
  });
});

it('tells a second start and data of a newer version apart from a defect', () => {
  expect(decideStartFailure(new StartFailure('conflict'))).toBe('already-running');
  expect(decideStartFailure(new StartFailure('data-too-new'))).toBe('from-the-future');
});
