import type { TakeOver } from '../../shared/commands/command.ts';
import type { Declared } from '../../shared/domain/submission.ts';
import { checkDeclared } from '../../shared/procedures/check-declared.ts';
import type { DeclaredValue } from '../../shared/procedures/format-value.ts';
import type { Field, Procedure } from '../../shared/procedures/procedure.ts';

/**
 * What holds after a person took values of the proof over: the taken ones in place of the declared ones. Undefined when
 * one is no field of the procedure, comes twice, or does not fit in its form or together with the others. Pure.
 */
export function effectiveValues(
  procedure: Procedure,
  declared: Declared,
  takeOver: readonly TakeOver[],
): Declared | undefined {
  if (takeOver.length === 0) return declared;
  const names = takeOver.map(({ field }) => field);
  if (new Set(names).size !== names.length) return undefined;
  const merged: Record<string, DeclaredValue> = { ...declared };
  for (const { field: name, value } of takeOver) {
    const field = procedure.fields.find((candidate) => candidate.name === name);
    const typed = field === undefined ? undefined : toDeclared(field, value);
    if (typed === undefined) return undefined;
    merged[name] = typed;
  }
  return checkDeclared(procedure, merged).length === 0 ? merged : undefined;
}

/** From the comparable form, which is always a text; undefined where it has not the form of the field. */
function toDeclared(field: Field, value: string): DeclaredValue | undefined {
  switch (field.type) {
    case 'number':
      return value.trim() === '' || !Number.isFinite(Number(value)) ? undefined : Number(value);
    case 'yes-no':
      return value === 'true' ? true : value === 'false' ? false : undefined;
    default:
      return value === '' ? undefined : value;
  }
}
