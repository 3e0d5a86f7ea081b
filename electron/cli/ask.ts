import type { Failure } from '../../shared/base/failure.ts';
import type { Result } from '../../shared/base/result.ts';
import type { AnswerOf, ChannelName, RequestOf, ResponseOf } from '../../shared/ipc/index.ts';
import type { App } from '../app/app.ts';

/** One question to the core, through a channel of the interface. */
export type Ask = <Name extends ChannelName>(
  name: Name,
  request: RequestOf<Name>,
) => Promise<Result<ResponseOf<Name>, Failure>>;

export function asker(app: App): Ask {
  return async <Name extends ChannelName>(name: Name, request: RequestOf<Name>) =>
    (await app.invoke(name, request)) as AnswerOf<Name>;
}
