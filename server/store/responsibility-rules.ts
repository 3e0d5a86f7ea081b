import {
  defaultRules,
  type ResponsibilityRule,
  responsibilityRuleSchema,
} from '../../shared/domain/responsibility-rule.ts';
import { json, type Queryable, type Transaction } from './database.ts';

const list = 'SELECT definition FROM responsibility_rule ORDER BY position';
const removeAll = 'DELETE FROM responsibility_rule';
const insert = `
  INSERT INTO responsibility_rule (id, position, enabled, definition)
  VALUES (:id, :position, :enabled, :definition::jsonb)`;
/** Two people who save at once do so one after the other. */
const lock = 'LOCK TABLE responsibility_rule IN SHARE ROW EXCLUSIVE MODE';

/** From top to bottom; those of an office that has set nothing where the table is empty. */
export async function loadRules(queryable: Queryable): Promise<readonly ResponsibilityRule[]> {
  const rows = await queryable.query<{ definition: unknown }>(list);
  return rows.length === 0 ? defaultRules : rows.map(({ definition }) => responsibilityRuleSchema.parse(definition));
}

export async function lockRules(transaction: Transaction): Promise<void> {
  await transaction.query(lock);
}

export async function replaceRules(transaction: Transaction, rules: readonly ResponsibilityRule[]): Promise<void> {
  await transaction.query(removeAll);
  for (const [position, rule] of rules.entries()) {
    const { id, enabled } = rule;
    await transaction.query(insert, { id, position, enabled, definition: json(rule) });
  }
}
