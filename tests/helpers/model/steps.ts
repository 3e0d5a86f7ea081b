import fc from 'fast-check';
import type { Role } from '../../../shared/domain/worker.ts';

/** What can happen in an office. Numbers choose among what is there at that moment. */
export type Step =
  | { readonly do: 'click'; readonly who: number; readonly task: number; readonly way: number; readonly to: number }
  | { readonly do: 'undo'; readonly who: number; readonly task: number }
  | { readonly do: 'sync'; readonly who: number; readonly network: 'good' | 'bad' | 'down' }
  | { readonly do: 'sync-at-once' }
  | { readonly do: 'restart'; readonly who: number }
  | { readonly do: 'restart-server' }
  | { readonly do: 'submit' }
  | { readonly do: 'deliver' }
  | { readonly do: 'next-day' }
  | { readonly do: 'roles'; readonly who: number; readonly roles: readonly Role[] }
  | {
      readonly do: 'deputyship';
      readonly absent: number;
      readonly deputies: readonly number[];
      readonly begins: number;
      readonly days: number;
      readonly scope: Scope;
      readonly whom: number;
    }
  | { readonly do: 'revoke'; readonly which: number };

/** For what somebody stands in; of the kind `other` there is nothing. */
export type Scope = 'all' | 'kind' | 'other' | 'person' | 'team';

export type ClickKind =
  | 'confirm'
  | 'file'
  | 'request'
  | 'return'
  | 'resume'
  | 'forward'
  | 'claim'
  | 'release'
  | 'set-personal'
  | 'note'
  | 'assign'
  | 'register-person'
  | 'move-basket'
  | 'cede';

const always: readonly ClickKind[] = ['note', 'claim', 'release', 'set-personal'];
/** What people do with a task in a state, the more usual more often; now and then something that does not fit. */
const ways: Readonly<Record<string, readonly ClickKind[]>> = {
  open: [
    'confirm',
    'confirm',
    'confirm',
    'confirm',
    'request',
    'return',
    'forward',
    'forward',
    'file',
    'cede',
    ...always,
  ],
  clearing: [
    'assign',
    'assign',
    'register-person',
    'register-person',
    'move-basket',
    'cede',
    'claim',
    'release',
    'note',
  ],
  'awaiting-citizen': ['resume', 'resume', 'confirm', 'forward', ...always],
  confirmed: ['file', 'file', 'file', 'file', 'confirm', ...always],
  returned: ['file', 'file', 'resume', 'resume', ...always],
  filed: ['note', 'file', 'claim'],
  ceded: ['note', 'cede', 'claim'],
};

export function kindOfClick(state: string, way: number): ClickKind {
  const fitting = ways[state] ?? always;
  return fitting[way % fitting.length] ?? 'note';
}

const who = fc.nat(2);
const task = fc.nat(5);
const is = <Name extends Step['do']>(name: Name) => fc.constant(name);

const click = fc.record({ do: is('click'), who, task, way: fc.nat(100), to: fc.nat(5) });
const undo = fc.record({ do: is('undo'), who, task });
const sync = fc.record({
  do: is('sync'),
  who,
  network: fc.constantFrom('good' as const, 'good' as const, 'bad' as const, 'bad' as const, 'down' as const),
});
const deputyship = fc.record({
  do: is('deputyship'),
  absent: fc.nat(2),
  deputies: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }),
  begins: fc.constantFrom(0, 0, 1),
  days: fc.integer({ min: 0, max: 2 }),
  scope: fc.constantFrom<Scope>('all', 'all', 'all', 'kind', 'person', 'team', 'other'),
  whom: fc.nat(5),
});
const roles = fc.record({
  do: is('roles'),
  who,
  roles: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom<readonly Role[]>(['handle'], ['handle', 'coordinate']) },
    { weight: 2, arbitrary: fc.constantFrom<readonly Role[]>(['read'], ['coordinate'], ['admin']) },
  ),
});

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 44, arbitrary: click },
  { weight: 5, arbitrary: undo },
  { weight: 12, arbitrary: sync },
  { weight: 3, arbitrary: fc.record({ do: is('sync-at-once') }) },
  { weight: 5, arbitrary: deputyship },
  { weight: 2, arbitrary: fc.record({ do: is('revoke'), which: fc.nat(5) }) },
  { weight: 2, arbitrary: roles },
  { weight: 2, arbitrary: fc.record({ do: is('next-day') }) },
  { weight: 1, arbitrary: fc.record({ do: is('submit') }) },
  { weight: 1, arbitrary: fc.record({ do: is('deliver') }) },
  { weight: 1, arbitrary: fc.record({ do: is('restart'), who }) },
  { weight: 1, arbitrary: fc.record({ do: is('restart-server') }) },
);
