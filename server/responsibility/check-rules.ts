import type { ResponsibilityRule } from '../../shared/domain/responsibility-rule.ts';

/** What there is in an office that rules may name. */
export interface NamedThings {
  readonly workers: readonly string[];
  readonly teams: readonly string[];
  readonly serviceOffices: readonly string[];
  readonly procedures: readonly string[];
}

/** Places of the rules at which something is named that does not exist: `rules.2.to`. Pure. */
export function findUnknownThings(rules: readonly ResponsibilityRule[], known: NamedThings): readonly string[] {
  return rules.flatMap(({ when, to }, index) => {
    const places: string[] = [];
    if (when.procedures?.some((id) => !known.procedures.includes(id)) === true) places.push('when.procedures');
    if (when.serviceOfficeIds?.some((id) => !known.serviceOffices.includes(id)) === true) {
      places.push('when.serviceOfficeIds');
    }
    if (to.kind === 'worker' && !known.workers.includes(to.workerId)) places.push('to.workerId');
    if (to.kind === 'team' && !known.teams.includes(to.teamId)) places.push('to.teamId');
    if (to.kind === 'clearing' && to.serviceOfficeId !== null && !known.serviceOffices.includes(to.serviceOfficeId)) {
      places.push('to.serviceOfficeId');
    }
    return places.map((place) => `rules.${index}.${place}`);
  });
}

export type RuleChange =
  | { readonly action: 'rule-added'; readonly id: string; readonly before: null; readonly after: object }
  | { readonly action: 'rule-removed'; readonly id: string; readonly before: object; readonly after: null }
  | { readonly action: 'rule-changed'; readonly id: string; readonly before: object; readonly after: object };

/** One entry for each rule that is not what it was, its place in the order included. Pure. */
export function diffRules(
  before: readonly ResponsibilityRule[],
  after: readonly ResponsibilityRule[],
): readonly RuleChange[] {
  const placed = (rules: readonly ResponsibilityRule[]) =>
    new Map(rules.map(({ id, ...rule }, index) => [id, { position: index + 1, ...rule }] as const));
  const [old, next] = [placed(before), placed(after)];
  return [
    ...[...old].flatMap(([id, was]): RuleChange[] => {
      const is = next.get(id);
      if (is === undefined) return [{ action: 'rule-removed', id, before: was, after: null }];
      if (JSON.stringify(is) === JSON.stringify(was)) return [];
      return [{ action: 'rule-changed', id, before: was, after: is }];
    }),
    ...[...next].flatMap(([id, is]): RuleChange[] =>
      old.has(id) ? [] : [{ action: 'rule-added', id, before: null, after: is }],
    ),
  ];
}
