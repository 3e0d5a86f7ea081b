import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import { formatValue } from '../../../shared/procedures/format-value.ts';

/** A value in its comparable form, as people read it, with the words of the procedure. Pure. */
export function describeField(
  procedure: string,
  name: string,
  value: string,
): { readonly label: string; readonly value: string } {
  const field = findProcedure(procedure)?.fields.find((candidate) => candidate.name === name);
  if (field === undefined) return { label: name, value };
  return { label: field.label, value: formatValue(field, field.type === 'yes-no' ? value === 'true' : value) };
}
