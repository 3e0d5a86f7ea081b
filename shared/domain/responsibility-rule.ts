import { z } from 'zod';
import { teamId, workerId } from '../base/ids.ts';
import { fileKinds } from './register.ts';

/** More rules than this make no office clearer; each one that is looked at is written on the task. */
export const ruleLimit = 100;

/** German postal codes, or the digits with which they begin: `523` is every code from 52300 to 52399. */
const postalCodeStart = z.string().regex(/^\d{1,5}$/);

/**
 * The beginnings of family names, both included: `A` to `K`, or `Ka` to `Kn`. Umlauts count as two letters (DIN 5007-2,
 * for lists of names: `Öztürk` stands under `Oe`), Vorsatzwörter and titles do not count (`von Bülow` stands under `B`), of a
 * double name the first part counts.
 */
export const letterRangeSchema = z
  .strictObject({
    from: z.string().regex(/^\p{L}{1,3}$/u),
    to: z.string().regex(/^\p{L}{1,3}$/u),
  })
  .readonly();
export type LetterRange = z.infer<typeof letterRangeSchema>;

/** Everything that is set must hold; null asks for nothing. */
export const ruleConditionsSchema = z.strictObject({
  procedures: z.array(z.string().min(1).max(60)).min(1).max(60).nullable().default(null),
  /** Which worker of a household the procedure belongs to. */
  work: z.enum(fileKinds).nullable().default(null),
  /** Of the service office in charge: that of the household, else by postal code, else the main one. */
  serviceOfficeIds: z.array(z.uuid()).min(1).max(60).nullable().default(null),
  /** What the sender gave. */
  postalCodes: z.array(postalCodeStart).min(1).max(500).nullable().default(null),
  letters: letterRangeSchema.nullable().default(null),
});
export type RuleConditions = z.infer<typeof ruleConditionsSchema>;

/** Where a submission goes when the conditions hold. */
export const ruleTargetSchema = z.discriminatedUnion('kind', [
  /** Who is entered at the household for the kind of work of the procedure (Fallzuordnung). */
  z.strictObject({ kind: z.literal('case-worker') }),
  z.strictObject({ kind: z.literal('worker'), workerId }),
  /** The common list of a team: nobody is named. */
  z.strictObject({ kind: z.literal('team'), teamId }),
  /** The common list of the one team of the service office in charge that does this kind of work. */
  z.strictObject({ kind: z.literal('office-team') }),
  /** The clearing basket of a service office; null for the one in charge. */
  z.strictObject({ kind: z.literal('clearing'), serviceOfficeId: z.uuid().nullable().default(null) }),
]);
export type RuleTarget = z.infer<typeof ruleTargetSchema>;

/** Zuständigkeitsregel: one line of the list that is gone through from top to bottom for each submission. */
export const responsibilityRuleSchema = z.strictObject({
  id: z.uuid(),
  /** What people read under "Warum bei mir?". */
  name: z.string().trim().min(1).max(120),
  enabled: z.boolean().default(true),
  when: ruleConditionsSchema.prefault({}),
  to: ruleTargetSchema,
});
export type ResponsibilityRule = z.infer<typeof responsibilityRuleSchema>;

export const responsibilityRulesSchema = z
  .array(responsibilityRuleSchema)
  .min(1)
  .max(ruleLimit)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, { message: 'ids are not unique' });

const always: RuleConditions = {
  procedures: null,
  work: null,
  serviceOfficeIds: null,
  postalCodes: null,
  letters: null,
};

/** What holds in an office that has set nothing: who is entered at the household, else the clearing basket. */
export const defaultRules: readonly ResponsibilityRule[] = [
  {
    id: '5e3d0000-0000-4000-8000-000000000001',
    name: 'Fallzuordnung',
    enabled: true,
    when: always,
    to: { kind: 'case-worker' },
  },
  {
    id: '5e3d0000-0000-4000-8000-000000000002',
    name: 'Klärungskorb',
    enabled: true,
    when: always,
    to: { kind: 'clearing', serviceOfficeId: null },
  },
];
