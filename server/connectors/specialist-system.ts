import type { Result } from '../../shared/base/result.ts';
import type { OutboundMessage } from './handover-message.ts';

/** Why a message did not arrive; kept beside the transfer. Never the text of an exception, which may quote data. */
export const deliveryProblems = ['not-writable', 'no-room', 'unreachable', 'refused'] as const;
export type DeliveryProblem = (typeof deliveryProblems)[number];

/** `unknown`: the message may have arrived or not, now or later. Then it is never taken back, and delivered again. */
export type DeliveryFailure = DeliveryProblem | 'unknown';

/**
 * What receives confirmed data and letters: the Fachverfahren, the statistics (XSozial-BA-SGB II), and the mailboxes of
 * the portal. A connector for a product implements this; the drop folder is the one that every office can start with.
 */
export interface SpecialistSystem {
  /**
   * Durable at the receiver when it resolves with `ok`. Delivering again under the same key must change nothing: a
   * crash between delivery and its record makes the same message come again. A `DeliveryProblem` promises that nothing
   * has arrived and nothing will: the confirmation may be taken back and made anew under the same key. Of two messages
   * under one key the one with the higher `revision` holds, whichever comes last. After `givenUp` another attempt may
   * have begun, here or on another server: nothing more may be sent.
   */
  deliver(
    message: OutboundMessage,
    idempotencyKey: string,
    givenUp?: AbortSignal,
  ): Promise<Result<undefined, DeliveryFailure>>;
}
