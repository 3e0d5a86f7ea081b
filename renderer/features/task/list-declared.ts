import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import { type DeclaredValue, formatValue } from '../../../shared/procedures/format-value.ts';
import type { TaskView } from '../../bridge/types.ts';

export interface DeclaredRow {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

/** What the citizen declared, in the order and words of the procedure; fields left empty are not shown. Pure. */
export function listDeclared({ procedure, submission }: TaskView['task']): readonly DeclaredRow[] {
  const declared: Readonly<Record<string, DeclaredValue>> = submission.declared;
  return (findProcedure(procedure)?.fields ?? []).flatMap((field) => {
    const value = declared[field.name];
    if (value === undefined || value === '') return [];
    return [{ id: field.name, label: field.label, value: formatValue(field, value) }];
  });
}
