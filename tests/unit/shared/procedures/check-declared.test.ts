import { describe, expect, it } from 'vitest';
import { checkDeclared } from '../../../../shared/procedures/check-declared.ts';
import { move } from '../../../../shared/procedures/definitions/move.ts';
import { sickNote } from '../../../../shared/procedures/definitions/sick-note.ts';

const initial = { kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-11-27', assessedOn: '2026-11-23' };
const moving = { movedInOn: '2026-12-01', newStreet: 'Ahornweg 7', newPostalCode: '52349', newCity: 'Düren' };

describe('the check of declared values', () => {
  it('finds nothing wrong with an ordinary sick note', () => {
    expect(checkDeclared(sickNote, initial)).toEqual([]);
  });

  it('does not ask for the start of a follow-up certificate, which does not carry one', () => {
    expect(checkDeclared(sickNote, { kind: 'FOLLOW_UP', unfitUntil: '2026-12-11' })).toEqual([]);
  });

  it.each([
    [{ ...initial, unfitUntil: '2026-11-20' }, 'unfitUntil', 'too-early'],
    [{ ...initial, unfitUntil: '27.11.2026' }, 'unfitUntil', 'wrong-form'],
    [{ ...initial, kind: 'ERST' }, 'kind', 'not-a-choice'],
    [{ ...initial, diagnosis: 'S60.81' }, 'diagnosis', 'unknown'],
    [{ kind: 'INITIAL', unfitUntil: '2026-11-27' }, 'unfitSince', 'missing'],
    [{ kind: 'INITIAL', unfitSince: '2026-11-23' }, 'unfitUntil', 'missing'],
  ])('names the field and the problem of %o', (declared, field, problem) => {
    expect(checkDeclared(sickNote, declared)).toEqual([{ field, problem }]);
  });

  it.each([
    [{ ...moving, baseRent: '612,50' }, 'baseRent', 'wrong-form'],
    [{ ...moving, newPostalCode: '5234' }, 'newPostalCode', 'wrong-form'],
    [{ ...moving, persons: 0 }, 'persons', 'out-of-range'],
    [{ ...moving, newCity: 'x'.repeat(81) }, 'newCity', 'too-long'],
    [{ ...moving, assurance: 'ja' }, 'assurance', 'wrong-form'],
  ])('checks amounts, numbers and places of a move: %o', (declared, field, problem) => {
    expect(checkDeclared(move, declared)).toEqual([{ field, problem }]);
  });
});
