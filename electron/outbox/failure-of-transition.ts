import { type Failure, failure } from '../../shared/base/failure.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { TransitionRefusal } from '../../shared/domain/task.ts';

/** What the person is told when the state machine forbids a step. */
export function failureOfTransition(reason: TransitionRefusal): Failure {
  switch (reason) {
    case 'already-confirmed':
    case 'already-filed':
    case 'already-returned':
    case 'already-assigned':
    case 'already-ceded':
      return failure('conflict'); // somebody else was faster, or the same click came twice
    case 'needs-assignment':
    case 'not-confirmed-yet':
    case 'not-filed-yet':
    case 'not-waiting':
    case 'handed-over':
      return failure('not-allowed-now');
    default:
      return unreachable(reason);
  }
}
