import type { CaseId, PersonId } from '../../shared/base/ids.ts';
import type { Recipient } from '../../shared/commands/command.ts';
import type { ResponsibilityRule } from '../../shared/domain/responsibility-rule.ts';
import type { RoutingStep } from '../../shared/domain/task.ts';
import type { Procedure } from '../../shared/procedures/procedure.ts';
import { findFailedCondition } from './check-conditions.ts';
import { fieldOfWork } from './field-of-work.ts';
import { type Findings, officeInChargeOf, type Places } from './findings.ts';
import { type ApplicantIdentity, type Identified, identifyPerson } from './identify-person.ts';
import { type Resolved, resolveTarget } from './resolve-target.ts';

export type RoutedProcedure = Pick<Procedure, 'id' | 'responsible'>;

export interface RoutedApplicant extends ApplicantIdentity {
  readonly postalCode?: string | undefined;
}

interface Explained {
  /** One German sentence without personal data. */
  readonly reason: string;
  /** Everything that was looked at, in order: "Warum bei mir?". */
  readonly steps: readonly RoutingStep[];
}

export type Responsibility = Explained &
  (
    | {
        readonly kind: 'responsible';
        readonly caseId: CaseId;
        readonly personId: PersonId;
        readonly recipient: Recipient;
        /** Null for the common list of a team. */
        readonly workerName: string | null;
      }
    | {
        /** A person must decide. The case is known only where nothing contradicts it and just the worker is missing. */
        readonly kind: 'clearing';
        readonly caseId: CaseId | null;
        readonly personId: PersonId | null;
        readonly serviceOfficeId: string;
      }
  );

/**
 * Whose desk a submission lies on (FEATURES 2). First who sent it: that is no rule of the office, and nothing can make a
 * contradiction lead to a file. Then the office's rules from top to bottom; the first that can be followed holds. Where
 * none can, the clearing basket of the service office in charge is left. Pure.
 */
export function decideResponsibility(
  applicant: RoutedApplicant,
  procedure: RoutedProcedure,
  findings: Findings,
  rules: readonly ResponsibilityRule[],
  places: Places,
): Responsibility {
  return routeIdentified(identifyPerson(applicant, findings), applicant, procedure, rules, places);
}

/** The same for somebody of whom it is known who they are, or that they are not. Pure. */
export function routeIdentified(
  identified: Identified,
  applicant: Pick<RoutedApplicant, 'familyName' | 'postalCode'>,
  procedure: RoutedProcedure,
  rules: readonly ResponsibilityRule[],
  places: Places,
): Responsibility {
  const hit = identified.found ? identified.hit : null;
  const byPostalCode = officeInChargeOf(applicant.postalCode, places.serviceOffices);
  const ofHousehold = places.serviceOffices.find(({ id }) => id === hit?.case.serviceOfficeId);
  const inCharge = ofHousehold ?? byPostalCode;
  const { familyName, postalCode } = applicant;
  const facts = { procedure, familyName, postalCode, inCharge, case: hit?.case ?? null, places };
  const steps: RoutingStep[] = [
    {
      rule: 'Person und Bedarfsgemeinschaft',
      matched: identified.found,
      because: identified.found ? `${identified.how}.` : identified.reason,
    },
  ];
  const known = { caseId: hit?.case.id ?? null, personId: hit?.person.id ?? null };
  /** Why the first rule whose conditions hold leads nowhere. */
  let obstacle: string | undefined;
  for (const rule of rules) {
    if (!rule.enabled) continue;
    const failed = findFailedCondition(rule.when, facts);
    const resolved: Resolved = failed === undefined ? resolveTarget(rule.to, facts) : { kind: 'none', because: failed };
    steps.push({ rule: rule.name, matched: resolved.kind !== 'none', because: cut(resolved.because) });
    if (resolved.kind === 'none') {
      if (failed === undefined) obstacle ??= resolved.because;
      continue;
    }
    if (resolved.kind === 'basket') {
      const reason = reasonForBasket(identified, obstacle ?? resolved.because);
      return { kind: 'clearing', ...known, serviceOfficeId: resolved.serviceOfficeId, reason, steps };
    }
    const { recipient, worker } = resolved;
    if (hit === null) throw new Error('a rule leads to a desk without a household');
    return {
      kind: 'responsible',
      caseId: hit.case.id,
      personId: hit.person.id,
      recipient,
      workerName: worker?.displayName ?? null,
      reason: reasonFor(identified, rule, procedure, resolved.because),
      steps,
    };
  }
  const because = `Kommt in den Klärungskorb von „${inCharge.name}“.`;
  steps.push({ rule: 'Keine weitere Regel', matched: true, because: cut(because) });
  const reason = reasonForBasket(identified, obstacle ?? because);
  return { kind: 'clearing', ...known, serviceOfficeId: inCharge.id, reason, steps };
}

function reasonFor(
  identified: Identified,
  rule: ResponsibilityRule,
  { responsible }: RoutedProcedure,
  because: string,
): string {
  const how = identified.found ? identified.how : '';
  if (rule.to.kind === 'case-worker') return `${how}, zuständig nach Fallzuordnung (${fieldOfWork[responsible]}).`;
  return cut(`${how}. ${because}`);
}

/** Why it waits in a basket: nobody was found, else what kept a rule from being followed. */
function reasonForBasket(identified: Identified, why: string): string {
  return identified.found ? cut(`${identified.how}. ${why}`) : identified.reason;
}

/** The length that a task has room for. */
function cut(sentence: string): string {
  return sentence.length <= 300 ? sentence : `${sentence.slice(0, 299)}…`;
}
