import { z } from 'zod';
import { taskId } from '../base/ids.ts';
import { shortestCode, shortestPassphrase } from '../domain/unlock-rules.ts';
import { channel } from './channel.ts';
import { sessionState } from './session.ts';

const code = z.string().min(shortestCode).max(200);
const passphrase = z.string().min(shortestPassphrase).max(200);

const workstationState = z.object({
  /** Whether the signed-in person has set a code for unlocking. */
  hasCode: z.boolean(),
  /** Minutes without keyboard and mouse until it locks; null: never by itself. */
  lockAfterMinutes: z.int().positive().nullable(),
  unlocksWithSystem: z.boolean(),
  /** How often the keys were renewed, from 1 for the first keys. */
  keyGeneration: z.int().positive(),
  /** A renewal was begun and could not be finished yet. */
  isRenewalOpen: z.boolean(),
  /** Work that the server does not have. */
  unsent: z.object({ held: z.int(), waiting: z.int(), refused: z.int() }),
  /** What came back because the data of this workstation could not be opened at this start. */
  recovered: z.object({ commands: z.int(), isComplete: z.boolean() }).nullable(),
  /** By how many seconds the clock of this machine is ahead of the server's; null while nothing is wrong with it. */
  clockAheadSeconds: z.int().nullable(),
});
export type WorkstationState = z.infer<typeof workstationState>;

/** How reading a file with unsent work ended. */
export const importOutcome = z.discriminatedUnion('outcome', [
  /** `fresh` were not here; `known` were here already. */
  z.object({ outcome: z.literal('imported'), fresh: z.int(), known: z.int() }),
  z.object({ outcome: z.literal('cancelled') }),
  z.object({ outcome: z.literal('wrong-passphrase') }),
  z.object({ outcome: z.literal('other-person') }),
  /** Not such a file, or damaged. */
  z.object({ outcome: z.literal('unreadable') }),
  z.object({ outcome: z.literal('newer-version') }),
]);
export type ImportOutcome = z.infer<typeof importOutcome>;

/** What somebody is entering: a text, or the fields of a form as JSON. `id` is the step it will become, and its task. */
export const draftSchema = z.object({
  id: z.string().min(1).max(120),
  /** Null where it is about no task. */
  taskId: taskId.nullable(),
  text: z.string().max(200_000),
});
export type Draft = z.infer<typeof draftSchema>;

export const workstationChannels = {
  'workstation.show': channel(z.strictObject({}), workstationState),
  'workstation.lock': channel(z.strictObject({}), sessionState),
  /** Opens the work again for whom it was locked. `conflict` when the code is wrong or no try is left: see `session.show`. */
  'workstation.unlock': channel(z.strictObject({ code }), sessionState),
  'workstation.set-code': channel(z.strictObject({ code }), workstationState),
  'workstation.drop-code': channel(z.strictObject({}), workstationState),
  /** New keys for everything on this workstation. `disk-full`: begun, and finished when there is room. */
  'workstation.renew-keys': channel(z.strictObject({}), workstationState),
  /** Builds the cache anew from the server. Unsent work, own Prüfvermerke and habits stay. */
  'workstation.reset': channel(z.strictObject({}), workstationState),
  /** After `key-lost`: puts everything aside and begins with new keys; unsent work comes back with the next sign-in. */
  'workstation.rebuild': channel(z.strictObject({}), sessionState),
  'workstation.export-work': channel(
    z.strictObject({ passphrase }),
    z.object({ outcome: z.enum(['saved', 'cancelled']), commands: z.int(), copies: z.int() }),
  ),
  'workstation.import-work': channel(z.strictObject({ passphrase: z.string().min(1).max(200) }), importOutcome),
  /** Kept on disk, encrypted: it outlives the lock and the end of the program. An empty text drops it. */
  'draft.keep': channel(draftSchema, z.null()),
  'draft.show': channel(z.strictObject({ id: draftSchema.shape.id }), z.string().nullable()),
};
