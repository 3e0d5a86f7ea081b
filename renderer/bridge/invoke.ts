import { type Failure, failure, failureSchema } from '../../shared/base/failure.ts';
import { failed, type Result } from '../../shared/base/result.ts';
import type { AnswerOf, ChannelName, RequestOf, ResponseOf } from '../../shared/ipc/index.ts';
import { windowBridge } from './window-bridge.ts';

/**
 * Asks the core on a declared channel. Never rejects: whatever goes wrong is a `Failure`. The core has validated the
 * answer against the channel's schema; here only its frame is checked, because lists are asked for at every key press.
 */
export async function invoke<Name extends ChannelName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<Result<ResponseOf<Name>, Failure>> {
  const answer: unknown = await windowBridge()
    .invoke(name, request)
    .catch(() => undefined);
  return readAnswer<Name>(answer);
}

function readAnswer<Name extends ChannelName>(answer: unknown): AnswerOf<Name> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return failed(failure('internal'));
  if (answer.ok === true && 'value' in answer) return { ok: true, value: answer.value as ResponseOf<Name> };
  const told = failureSchema.safeParse('failure' in answer ? answer.failure : undefined);
  return failed(told.success ? told.data : failure('internal'));
}
