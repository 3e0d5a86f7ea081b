import { type Failure, type FailureKind, failure } from '../../shared/base/failure.ts';
import { type Failed, failed, type Result } from '../../shared/base/result.ts';
import { type ChannelName, channels } from '../../shared/ipc/index.ts';
import { isDiskFull } from '../cache/is-disk-full.ts';
import type { Log } from '../ports/log.ts';
import { handlers } from './all-handlers.ts';
import type { HandlerWorld } from './handler.ts';

export type Invoke = (channel: string, request: unknown) => Promise<Result<unknown, Failure>>;

/** What can be called with anything: checks, then works, then checks again. Never rejects, never lets an error's text out. */
export function createInvoke(world: HandlerWorld, log: Log): Invoke {
  return async (channel, request) => {
    if (!isChannel(channel)) return failed(failure('invalid-input'));
    try {
      const checked = channels[channel].request.safeParse(request);
      if (!checked.success) return failed(failure('invalid-input', { fields: fieldsOf(checked.error.issues) }));
      // the schema of the channel has just proven the request's type; TypeScript cannot follow that through the map
      const handle = handlers[channel] as (request: unknown, world: HandlerWorld) => unknown;
      const answer = (await handle(checked.data, world)) as Result<unknown, Failure>;
      if (!answer.ok) return answer;
      const response = channels[channel].response.safeParse(answer.value);
      if (response.success) return { ok: true, value: answer.value };
      return defect(channel, 'internal', `response ${fieldsOf(response.error.issues).join(' ')}`);
    } catch (error) {
      return defect(channel, kindOf(error), nameOf(error));
    }
  };

  function defect(channel: ChannelName, kind: FailureKind, cause: string): Failed<Failure> {
    const reference = world.newId().replaceAll('-', '').slice(0, 8);
    log.error('request-failed', { channel, kind, reference, cause });
    return failed(failure(kind, { reference }));
  }
}

function isChannel(name: unknown): name is ChannelName {
  return typeof name === 'string' && Object.hasOwn(channels, name);
}

/** Names of the fields as the schema spells them; never values. */
function fieldsOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): string[] {
  const names = issues.map((issue) => issue.path.find((part) => typeof part === 'string'));
  return [...new Set(names.filter((name) => name !== undefined))].slice(0, 50);
}

function kindOf(error: unknown): FailureKind {
  if (isDiskFull(error)) return 'disk-full';
  const code = codeOf(error);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' ? 'damaged' : 'internal';
}

/** The kind of the error and where it was thrown; its message may quote data and stays here. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place =
    /(?:electron|shared)[/\\][\w./\\-]+:\d+/.exec(error.stack?.slice(error.message.length) ?? '')?.[0] ?? '';
  return [error.name, codeOf(error), place].filter((part) => part !== '').join(' ');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
