import { z } from 'zod';
import { documentTypeNames } from '../domain/document-type.ts';
import { evidenceRulesSchema } from '../domain/evidence/rules.ts';
import { fileKinds } from '../domain/register.ts';

/**
 * A Vorgangsart as data: what citizens declare, how it is checked, where it is filed, what is handed over. A definition
 * is plain JSON, so an office can export it and another can import it one to one; adding one needs no code.
 */
const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,58}$/);

const fieldBase = {
  name: fieldName,
  /** The German label, on the screen, in the Durchschrift and in messages. */
  label: z.string().min(1).max(120),
  required: z.boolean(),
};

export const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...fieldBase, type: z.literal('text'), maxLength: z.int().min(1).max(2000) }),
  z.strictObject({ ...fieldBase, type: z.literal('date') }),
  z.strictObject({
    ...fieldBase,
    type: z.literal('choice'),
    choices: z
      .array(
        z.strictObject({ value: z.string().max(60), label: z.string().max(120), short: z.string().max(40).optional() }),
      )
      .min(1),
  }),
  /** Euro, as a decimal text with a point and at most two decimals: `612.50`. */
  z.strictObject({ ...fieldBase, type: z.literal('money') }),
  z.strictObject({ ...fieldBase, type: z.literal('number'), minimum: z.number(), maximum: z.number() }),
  z.strictObject({ ...fieldBase, type: z.literal('yes-no') }),
  /** Five digits (Deutsche Post). */
  z.strictObject({ ...fieldBase, type: z.literal('postal-code') }),
]);
export type Field = z.infer<typeof fieldSchema>;

/** A rule between fields, checked at intake. */
export const fieldRuleSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('not-before'), field: fieldName, earliest: fieldName }),
  z.strictObject({ rule: z.literal('required-when'), field: fieldName, when: fieldName, equals: z.string().max(60) }),
]);
export type FieldRule = z.infer<typeof fieldRuleSchema>;

/**
 * A text with places to fill: `{unfitSince}`, `{unfitSince:short}`, `{receivedOn:iso}`. Known besides the fields:
 * `receivedOn`, `familyName`, `givenNames`, `fileName`. An absent value removes the bracketed part `[ ... ]` around it.
 */
export const textTemplate = z.string().min(1).max(200);

const filedPart = z.strictObject({ type: z.enum(documentTypeNames), title: textTemplate });

export const procedureSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,58}$/),
  /** Grows with every change of the definition; recorded with what was done under it. */
  version: z.int().positive(),
  label: z.string().min(1).max(80),
  fields: z.array(fieldSchema).min(1).max(80),
  rules: z.array(fieldRuleSchema).max(40),
  proof: z.enum(['required', 'optional', 'none']),
  /** The second line in the inbox: what is special about this one. */
  summary: textTemplate,
  /** Whose desk: the integration worker or the benefit worker of the case (DOMAIN.md 3.2, column "goes to"). */
  responsible: z.enum(['integration', 'benefit']),
  /** Calendar days after receipt until the task is due. */
  dueAfterDays: z.int().min(0).max(365),
  filing: z.strictObject({
    file: z.enum(fileKinds),
    register: z.string().regex(/^\d{2}$/),
    copy: filedPart,
    proof: filedPart,
  }),
  /** What the machine compares with the proof; null where there is nothing to compare. */
  evidence: evidenceRulesSchema.nullable(),
  handover: z.strictObject({
    /** Name of the mask or message in the Fachverfahren and the fields it gets, target name -> field name. */
    specialist: z
      .strictObject({ message: z.string().max(80), fields: z.record(z.string().max(60), fieldName) })
      .nullable(),
    /** XSozial-BA-SGB II module and mapping; numbers are the office's configuration (DOMAIN.md 2.3). */
    statistics: z
      .strictObject({
        module: z.string().max(10),
        event: z.string().max(80),
        fields: z.record(z.string().max(60), fieldName),
      })
      .nullable(),
  }),
});
export type Procedure = z.infer<typeof procedureSchema>;
