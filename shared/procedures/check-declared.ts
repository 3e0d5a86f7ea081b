import { isCalendarDate } from '../base/calendar-date.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Declared } from '../domain/submission.ts';
import type { DeclaredValue } from './format-value.ts';
import type { Field, FieldRule, Procedure } from './procedure.ts';

export interface FieldProblem {
  readonly field: string;
  readonly problem: 'missing' | 'unknown' | 'wrong-form' | 'too-long' | 'out-of-range' | 'not-a-choice' | 'too-early';
}

/** Checks declared values against the fields and rules of a procedure. Empty list: everything is as declared. Pure. */
export function checkDeclared(procedure: Procedure, declared: Declared): readonly FieldProblem[] {
  const known = new Set(procedure.fields.map((field) => field.name));
  const unknown = Object.keys(declared).filter((name) => !known.has(name));
  const problems: FieldProblem[] = unknown.map((field) => ({ field, problem: 'unknown' }));
  for (const field of procedure.fields) {
    const problem = checkField(field, declared[field.name]);
    if (problem !== undefined) problems.push({ field: field.name, problem });
  }
  if (problems.length > 0) return problems;
  return procedure.rules.flatMap((rule) => checkRule(rule, declared));
}

function checkField(field: Field, value: DeclaredValue | undefined): FieldProblem['problem'] | undefined {
  if (value === undefined || value === '') return field.required ? 'missing' : undefined;
  switch (field.type) {
    case 'text':
      if (typeof value !== 'string') return 'wrong-form';
      return value.length > field.maxLength ? 'too-long' : undefined;
    case 'date':
      return typeof value === 'string' && isCalendarDate(value) ? undefined : 'wrong-form';
    case 'choice':
      return field.choices.some((choice) => choice.value === value) ? undefined : 'not-a-choice';
    case 'money':
      return typeof value === 'string' && /^\d{1,7}(\.\d{1,2})?$/.test(value) ? undefined : 'wrong-form';
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'wrong-form';
      return value < field.minimum || value > field.maximum ? 'out-of-range' : undefined;
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : 'wrong-form';
    case 'postal-code':
      return typeof value === 'string' && /^\d{5}$/.test(value) ? undefined : 'wrong-form';
    default:
      return unreachable(field);
  }
}

function checkRule(rule: FieldRule, declared: Declared): readonly FieldProblem[] {
  const value = declared[rule.field];
  switch (rule.rule) {
    case 'not-before': {
      const earliest = declared[rule.earliest];
      const tooEarly = typeof value === 'string' && typeof earliest === 'string' && value < earliest;
      return tooEarly ? [{ field: rule.field, problem: 'too-early' }] : [];
    }
    case 'required-when': {
      const applies = declared[rule.when] === rule.equals;
      return applies && (value === undefined || value === '') ? [{ field: rule.field, problem: 'missing' }] : [];
    }
    default:
      return unreachable(rule);
  }
}
