import { describe, expect, it } from 'vitest';
import { findRegister } from '../../../../shared/domain/register.ts';
import { procedures } from '../../../../shared/procedures/catalogue.ts';
import { procedureSchema } from '../../../../shared/procedures/procedure.ts';

const applicantFields = ['familyName', 'givenNames', 'birthDate'];

describe.each(procedures.map((procedure) => [procedure.id, procedure] as const))(
  'the procedure %s',
  (_id, procedure) => {
    it('survives export and import as plain JSON', () => {
      expect(procedureSchema.parse(JSON.parse(JSON.stringify(procedure)))).toEqual(procedure);
    });

    it('files into a register that exists', () => {
      expect(findRegister(procedure.filing.file, procedure.filing.register)).toBeDefined();
    });

    it('speaks only of fields it has, in rules, hand-over and templates', () => {
      const known = new Set([
        ...procedure.fields.map((field) => field.name),
        'receivedOn',
        'fileName',
        'familyName',
        'givenNames',
      ]);
      const { specialist, statistics } = procedure.handover;
      const templates = [procedure.summary, procedure.filing.copy.title, procedure.filing.proof.title].join(' ');
      const named = [
        ...procedure.rules.flatMap((rule) => [rule.field, rule.rule === 'not-before' ? rule.earliest : rule.when]),
        ...Object.values(specialist?.fields ?? {}),
        ...Object.values(statistics?.fields ?? {}),
        ...[...templates.matchAll(/\{([A-Za-z0-9]+)/g)].map((match) => match[1] ?? ''),
      ];
      expect(named.filter((name) => !known.has(name))).toEqual([]);
    });

    it('compares only its own fields and those of the applicant, each once', () => {
      const known = new Set([...procedure.fields.map((field) => field.name), ...applicantFields]);
      const compared = (procedure.evidence?.fields ?? []).map((rule) => rule.field);
      expect(compared.filter((name) => !known.has(name))).toEqual([]);
      expect(new Set(compared).size).toBe(compared.length);
    });
  },
);

it('gives every procedure an id of its own', () => {
  expect(new Set(procedures.map((procedure) => procedure.id)).size).toBe(procedures.length);
});
