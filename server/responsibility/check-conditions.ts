import { isInLetterRange } from '../../shared/domain/letter-range.ts';
import type { RuleConditions } from '../../shared/domain/responsibility-rule.ts';
import type { RoutedProcedure } from './decide-responsibility.ts';
import { fieldOfWork } from './field-of-work.ts';
import type { KnownServiceOffice } from './findings.ts';

export interface ConditionFacts {
  readonly procedure: RoutedProcedure;
  readonly familyName: string;
  /** As the sender gave it. */
  readonly postalCode: string | undefined;
  readonly inCharge: KnownServiceOffice;
}

/** The first condition that does not hold, in one sentence without personal data; undefined when all do. Pure. */
export function findFailedCondition(when: RuleConditions, facts: ConditionFacts): string | undefined {
  const { procedure, familyName, postalCode, inCharge } = facts;
  if (when.procedures !== null && !when.procedures.includes(procedure.id)) {
    return 'Die Regel gilt für andere Vorgangsarten.';
  }
  if (when.work !== null && when.work !== procedure.responsible) {
    return `Die Regel gilt für ${fieldOfWork[when.work]}, der Eingang gehört zu ${fieldOfWork[procedure.responsible]}.`;
  }
  if (when.serviceOfficeIds !== null && !when.serviceOfficeIds.includes(inCharge.id)) {
    return `Die Regel gilt für andere Stellen als „${inCharge.name}“.`;
  }
  if (when.postalCodes !== null) {
    if (postalCode === undefined) return 'Es wurde keine Postleitzahl angegeben.';
    if (!when.postalCodes.some((start) => postalCode.startsWith(start))) {
      return 'Die Postleitzahl gehört nicht zum Bereich der Regel.';
    }
  }
  if (when.letters !== null) {
    const isWithin = isInLetterRange(familyName, when.letters);
    const range = `${when.letters.from} bis ${when.letters.to}`;
    if (isWithin === null) return `Der Familienname lässt sich nicht in ${range} einordnen.`;
    if (!isWithin) return `Der Familienname liegt nicht im Bereich ${range}.`;
  }
  return undefined;
}
