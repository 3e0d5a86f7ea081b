import { z } from 'zod';

/**
 * Everything that can go wrong between a click and its effect, as one closed union. The interface turns each kind into
 * plain German (renderer/text/failures.ts); nothing else about an error crosses a process or network boundary.
 */
export const failureKinds = [
  'offline', // the server cannot be reached; work goes on locally
  'signed-out', // no valid session; sign in again
  'wrong-credentials',
  'too-many-attempts', // sign-in is throttled
  'forbidden', // the policy does not allow this person to do this
  'not-found',
  'conflict', // somebody else was faster; the current state is shown
  'claimed', // a colleague has the task in hand, and the person was not asked before taking it over
  'not-allowed-now', // the state machine forbids the step, for example filing before confirming
  'invalid-input', // a value does not have the declared form
  'too-large',
  'unsupported-type', // the file cannot be shown safely
  'not-here-yet', // the document has not been synced and the server cannot be reached
  'disk-full',
  'no-access', // the file system does not let the program into its own folder, perhaps only now
  'damaged', // stored bytes do not match their hash
  'client-too-old', // the server speaks a newer protocol
  'server-too-old',
  'vault-unavailable', // the operating system's key store refuses to open
  'key-lost', // the key store works, but the keys of this profile cannot be opened (any more)
  'data-too-new', // a newer version of the program has written the data of this workstation
  'internal', // a defect; the reference leads to the log
] as const;

export type FailureKind = (typeof failureKinds)[number];

export const failureSchema = z.object({
  kind: z.enum(failureKinds),
  /** Leads support to the line in the log; eight characters, no personal data. */
  reference: z.string().max(36).optional(),
  /** Names of the fields concerned, never their values. */
  fields: z.array(z.string().max(80)).max(50).optional(),
});

export type Failure = z.infer<typeof failureSchema>;

export function failure(kind: FailureKind, details: Omit<Failure, 'kind'> = {}): Failure {
  return { kind, ...details };
}
