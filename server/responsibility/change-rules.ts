import { hash } from 'node:crypto';
import type { Instant } from '../../shared/base/calendar-date.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { ResponsibilityRule } from '../../shared/domain/responsibility-rule.ts';
import type { Applicant } from '../../shared/domain/submission.ts';
import { procedures } from '../../shared/procedures/catalogue.ts';
import type { RulesResponse, TryRulesResponse } from '../../shared/wire/responsibility.ts';
import { appendAudit, appendAudits } from '../store/audit.ts';
import type { Queryable, Transaction } from '../store/database.ts';
import { listServiceOffices, listTeams } from '../store/responsibility-reads.ts';
import { loadRules, lockRules, replaceRules } from '../store/responsibility-rules.ts';
import { loadAllWorkers } from '../store/worker.ts';
import { diffRules, findUnknownThings } from './check-rules.ts';
import type { RoutedProcedure } from './decide-responsibility.ts';
import { findResponsibility, nameOfRecipient } from './find-responsibility.ts';

/** Who changes or tries rules: an administrator, or whoever has the server's command line. */
export interface RulesAuthor {
  readonly workerId: WorkerId | null;
  readonly deviceId: DeviceId | null;
  readonly at: Instant;
}

/** The rules with the names that they are about; a file of this can be changed and sent back. */
export async function describeRules(queryable: Queryable): Promise<RulesResponse> {
  const rules = [...(await loadRules(queryable))];
  const teams = await listTeams(queryable);
  const workers = await loadAllWorkers(queryable);
  return {
    revision: hash('sha256', canonicalJson(rules), 'hex'),
    rules,
    names: {
      serviceOffices: (await listServiceOffices(queryable)).map(({ id, name }) => ({ id, name })),
      teams: teams.map(({ id, name, kind, serviceOfficeId }) => ({ id, name, kind, serviceOfficeId })),
      workers: workers.map(({ id, login, displayName, teamId }) => ({ id, login, name: displayName, teamId })),
      procedures: procedures.map(({ id, label, responsible }) => ({ id, label, work: responsible })),
    },
  };
}

export type RulesProblem =
  /** Somebody else has saved since they were read. */
  | { readonly kind: 'conflict' }
  /** Places at which something is named that does not exist: `rules.2.to.teamId`. */
  | { readonly kind: 'unknown'; readonly places: readonly string[] };

/** Replaces the rules as a whole, with an entry in the audit log for each that is not what it was. */
export async function changeRules(
  transaction: Transaction,
  wish: { readonly revision: string; readonly rules: readonly ResponsibilityRule[] },
  { at, workerId, deviceId }: RulesAuthor,
): Promise<Result<RulesResponse, RulesProblem>> {
  await lockRules(transaction);
  const held = await describeRules(transaction);
  if (held.revision !== wish.revision) return failed({ kind: 'conflict' });
  const { names } = held;
  const places = findUnknownThings(wish.rules, {
    workers: names.workers.map(({ id }) => id),
    teams: names.teams.map(({ id }) => id),
    serviceOffices: names.serviceOffices.map(({ id }) => id),
    procedures: names.procedures.map(({ id }) => id),
  });
  if (places.length > 0) return failed({ kind: 'unknown', places });
  await replaceRules(transaction, wish.rules);
  const shared = { at, workerId, onBehalfOf: null, objectKind: 'rule', deviceId } as const;
  await appendAudits(
    transaction,
    diffRules(held.rules, wish.rules).map(({ action, id, before, after }) => ({
      ...shared,
      action,
      objectId: id,
      before,
      after,
    })),
  );
  return ok(await describeRules(transaction));
}

/**
 * Where an example would go. Nothing is stored but the look itself: whoever tries learns who is known to the office.
 * @param rules those that hold where undefined
 */
export async function tryRules(
  transaction: Transaction,
  applicant: Applicant,
  procedure: RoutedProcedure,
  rules: readonly ResponsibilityRule[] | undefined,
  { at, workerId, deviceId }: RulesAuthor,
): Promise<TryRulesResponse> {
  const { responsibility, places } = await findResponsibility(transaction, applicant, procedure, rules);
  await appendAudit(transaction, {
    at,
    workerId,
    onBehalfOf: null,
    action: 'rules-tried',
    objectKind: 'rule',
    objectId: 'all',
    before: null,
    after: { procedure: procedure.id, person: responsibility.personId },
    deviceId,
    class: 'read',
  });
  const basket = responsibility.kind === 'clearing' ? responsibility.serviceOfficeId : null;
  return {
    goesTo: nameOfRecipient(responsibility, places),
    basketOf: places.serviceOffices.find(({ id }) => id === basket)?.name ?? null,
    reason: responsibility.reason,
    steps: [...responsibility.steps],
  };
}
