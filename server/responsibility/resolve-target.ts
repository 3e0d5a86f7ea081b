import { unreachable } from '../../shared/base/unreachable.ts';
import type { Recipient } from '../../shared/commands/command.ts';
import type { RuleTarget } from '../../shared/domain/responsibility-rule.ts';
import type { ConditionFacts } from './check-conditions.ts';
import { fieldOfWork } from './field-of-work.ts';
import type { KnownCase, KnownWorker, Places } from './findings.ts';

export interface TargetFacts extends ConditionFacts {
  /** Null where nobody was found: such a submission can only wait in a basket, since it belongs to no file yet. */
  readonly case: KnownCase | null;
  readonly places: Places;
}

export type Resolved =
  | {
      readonly kind: 'recipient';
      readonly recipient: Recipient;
      readonly worker: KnownWorker | null;
      readonly because: string;
    }
  | { readonly kind: 'basket'; readonly serviceOfficeId: string; readonly because: string }
  /** The rule cannot be followed; the next one is looked at. */
  | { readonly kind: 'none'; readonly because: string };

/** To whom a rule leads whose conditions hold. Whoever handles no tasks any more is passed over. Pure. */
export function resolveTarget(target: RuleTarget, facts: TargetFacts): Resolved {
  if (target.kind === 'clearing') return toBasket(target.serviceOfficeId, facts);
  if (facts.case === null) return none('Die Person ist noch keiner Bedarfsgemeinschaft zugeordnet.');
  const work = fieldOfWork[facts.procedure.responsible];
  switch (target.kind) {
    case 'case-worker': {
      const worker = workerOf(facts.case, facts.procedure.responsible);
      if (worker === null) return none(`In der Bedarfsgemeinschaft ist für ${work} niemand eingetragen.`);
      if (!worker.mayHandle) return none(`${worker.displayName} ist eingetragen, bearbeitet aber keine Eingänge mehr.`);
      return toWorker(worker, `${worker.displayName} ist in der Bedarfsgemeinschaft für ${work} eingetragen.`);
    }
    case 'worker': {
      const worker = facts.places.workers.find(({ id }) => id === target.workerId);
      if (worker === undefined) return none('Die Person aus dieser Regel gibt es nicht mehr.');
      if (!worker.mayHandle) return none(`${worker.displayName} bearbeitet keine Eingänge mehr.`);
      return toWorker(worker, `${worker.displayName} ist dafür fest eingetragen.`);
    }
    case 'team': {
      const team = facts.places.teams.find(({ id }) => id === target.teamId);
      if (team === undefined) return none('Das Team aus dieser Regel gibt es nicht mehr.');
      return toTeam(team, `Kommt in die gemeinsame Liste von ${team.name}.`);
    }
    case 'office-team':
      return toOfficeTeam(facts, work);
    default:
      return unreachable(target);
  }
}

export function workerOf(
  { integrationWorker, benefitWorker }: Pick<KnownCase, 'integrationWorker' | 'benefitWorker'>,
  responsible: TargetFacts['procedure']['responsible'],
): KnownWorker | null {
  return responsible === 'integration' ? integrationWorker : benefitWorker;
}

function toBasket(wanted: string | null, { places, inCharge }: TargetFacts): Resolved {
  const office = wanted === null ? inCharge : places.serviceOffices.find(({ id }) => id === wanted);
  if (office === undefined) return none('Die Stelle aus dieser Regel gibt es nicht mehr.');
  return { kind: 'basket', serviceOfficeId: office.id, because: `Kommt in den Klärungskorb von „${office.name}“.` };
}

function toOfficeTeam({ places, inCharge, procedure }: TargetFacts, work: string): Resolved {
  const teams = places.teams.filter(
    ({ serviceOfficeId, kind }) => serviceOfficeId === inCharge.id && kind === procedure.responsible,
  );
  const [team] = teams;
  if (team === undefined) return none(`Bei „${inCharge.name}“ gibt es kein Team für ${work}.`);
  if (teams.length > 1) return none(`Bei „${inCharge.name}“ gibt es mehrere Teams für ${work}.`);
  return toTeam(team, `Kommt in die gemeinsame Liste von ${team.name}, dem Team für ${work} bei „${inCharge.name}“.`);
}

function toTeam(team: Places['teams'][number], because: string): Resolved {
  if (!team.hasHandler) return none(`In ${team.name} bearbeitet niemand Eingänge.`);
  return { kind: 'recipient', recipient: { workerId: null, teamId: team.id }, worker: null, because };
}

function toWorker(worker: KnownWorker, because: string): Resolved {
  return { kind: 'recipient', recipient: { workerId: worker.id, teamId: worker.teamId }, worker, because };
}

function none(because: string): Resolved {
  return { kind: 'none', because };
}
