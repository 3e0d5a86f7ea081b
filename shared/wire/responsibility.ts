import { z } from 'zod';
import { teamId, workerId } from '../base/ids.ts';
import { fileKinds } from '../domain/register.ts';
import { responsibilityRulesSchema } from '../domain/responsibility-rule.ts';
import { applicantSchema } from '../domain/submission.ts';
import { routingStepSchema } from '../domain/task.ts';

/** Stands for exactly these rules: whoever saves names those that they have read. */
const revision = z.string().regex(/^[0-9a-f]{64}$/);

/** GET and PUT /v1/responsibility-rules. A file with this in it can be changed and sent back. */
export const rulesResponse = z.object({
  revision,
  rules: responsibilityRulesSchema,
  /** The names behind the ids, for whoever writes rules; of no meaning when they are sent back. */
  names: z.object({
    serviceOffices: z.array(z.object({ id: z.uuid(), name: z.string() })),
    teams: z.array(z.object({ id: teamId, name: z.string(), kind: z.enum(fileKinds), serviceOfficeId: z.uuid() })),
    workers: z.array(z.object({ id: workerId, login: z.string(), name: z.string(), teamId })),
    procedures: z.array(z.object({ id: z.string(), label: z.string(), work: z.enum(fileKinds) })),
  }),
});
export type RulesResponse = z.infer<typeof rulesResponse>;

/**
 * 409 `conflict`: somebody else has saved since. 400 `invalid-input`: a rule has not its form, or names a person, team,
 * service office or procedure that does not exist (`body.rules.2.to`).
 */
export const rulesRequest = z.object({ revision, rules: responsibilityRulesSchema });

/** POST /v1/responsibility-rules/try: the example is looked up like a submission; nothing is stored. */
export const tryRulesRequest = z.strictObject({
  procedure: z.string().min(1).max(60),
  applicant: applicantSchema,
  /** Those that hold where absent. */
  rules: responsibilityRulesSchema.optional(),
});
export const tryRulesResponse = z.object({
  /** Person, or team with a common list; null for a clearing basket. */
  goesTo: z.string().nullable(),
  /** Of the clearing basket; null otherwise. */
  basketOf: z.string().nullable(),
  reason: z.string(),
  steps: z.array(routingStepSchema),
});
export type TryRulesResponse = z.infer<typeof tryRulesResponse>;
