import { z } from 'zod';
import { caseId, personId, taskId } from '../base/ids.ts';
import { recipientSchema, tellNamesakesApartSchema } from '../commands/command.ts';
import { candidateSchema, directoryHitSchema } from '../domain/directory-hit.ts';
import { personSchema } from '../domain/person.ts';
import { channel } from './channel.ts';

const step = { taskId, expectedVersion: z.int() };
const reason = z.string().trim().min(1).max(500);
const version = z.object({ version: z.int() });
/** Null: to whom the work belongs by the office's rules. */
const to = recipientSchema.nullable();

/** The clearing basket. Whom to assign to is asked of the server; assigning works like every other step. */
export const clearingChannels = {
  /** Who may be meant, and where else the task could go. Failures: `offline`, `not-found` when it has left the basket. */
  'clearing.candidates': channel(
    z.strictObject({ taskId }),
    z.object({
      candidates: z.array(candidateSchema),
      serviceOffices: z.array(z.object({ id: z.uuid(), name: z.string() })),
    }),
  ),
  /** People of the whole office. Failures: `offline`, `forbidden`, `invalid-input` when that is too little to search for. */
  'clearing.search': channel(
    z.strictObject({ taskId, text: z.string().trim().min(1).max(200) }),
    z.object({ hits: z.array(directoryHitSchema), more: z.boolean() }),
  ),
  'clearing.assign': channel(z.strictObject({ ...step, caseId, personId, to }), version),
  /** Into a known household or a new one. The ids of what is new are chosen by the core. */
  'clearing.register': channel(
    z.strictObject({
      ...step,
      household: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('known'), caseId }),
        z.strictObject({ kind: z.literal('new'), caseNumber: z.string().trim().min(1).max(20) }),
      ]),
      person: personSchema.omit({ id: true }),
      to,
      namesakes: tellNamesakesApartSchema.optional(),
    }),
    version,
  ),
  /** Into the basket of another service office. */
  'clearing.move': channel(z.strictObject({ ...step, serviceOfficeId: z.uuid(), reason }), version),
  /** To another authority, with the letter that tells the citizen. */
  'clearing.cede': channel(
    z.strictObject({
      ...step,
      authority: z.string().trim().min(1).max(200),
      reason,
      text: z.string().trim().min(1).max(4000),
    }),
    version,
  ),
};
