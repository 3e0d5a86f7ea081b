import { describe, expect, it } from 'vitest';
import { bindNames, bindValues } from '../../../../server/store/named-parameters.ts';

describe('named parameters', () => {
  it('numbers each name once, in the order of first use', () => {
    expect(bindNames('SELECT :b, :a, :b')).toEqual({ sql: 'SELECT $1, $2, $1', names: ['b', 'a'] });
  });

  it('leaves texts, quoted names, comments and casts alone', () => {
    const sql = `SELECT ':a', ":a", 'it''s :a', x::text -- :a
      /* :a */ FROM t WHERE y = :b::uuid`;
    expect(bindNames(sql)).toEqual({ sql: sql.replace(':b::uuid', '$1::uuid'), names: ['b'] });
  });

  it('refuses a missing and a superfluous value', () => {
    expect(() => bindValues(['a'], {})).toThrow(':a');
    expect(() => bindValues([], { a: 1 })).toThrow(':a');
  });
});
