import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import { fullName } from '../../../shared/domain/person.ts';
import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import { type DeclaredValue, formatValue } from '../../../shared/procedures/format-value.ts';
import type { TaskView } from '../../bridge/types.ts';
import { taskText } from '../../text/task.ts';

export interface DeclaredRow {
  /** Name of the procedure's field; `name` and `applicant-birth-date` say who it is. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

export const nameRowId = 'name';
export const birthDateRowId = 'applicant-birth-date';

/**
 * What the citizen declared: who they are, then the fields in the order and words of the procedure. Fields left empty, and
 * those that only repeat who they are, are not shown. Pure.
 */
export function listDeclared({ procedure, submission }: TaskView['task']): readonly DeclaredRow[] {
  const { applicant } = submission;
  const repeated: Readonly<Record<string, DeclaredValue | undefined>> = { ...applicant };
  const declared: Readonly<Record<string, DeclaredValue>> = submission.declared;
  const fields = (findProcedure(procedure)?.fields ?? []).flatMap((field) => {
    const value = declared[field.name];
    if (value === undefined || value === '' || value === repeated[field.name]) return [];
    return [{ id: field.name, label: field.label, value: formatValue(field, value) }];
  });
  return [
    { id: nameRowId, label: taskText.declaredName, value: fullName(applicant) },
    { id: birthDateRowId, label: taskText.declaredBirthDate, value: formatGermanDay(applicant.birthDate) },
    ...fields,
  ];
}
