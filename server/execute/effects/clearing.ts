import type { Transaction } from '../../store/database.ts';
import type { Audited, Effect } from './effect.ts';

export async function assign(_transaction: Transaction, _effect: Effect<'assign'>): Promise<Audited> {
  throw new Error('being written');
}

export async function registerPerson(_transaction: Transaction, _effect: Effect<'register-person'>): Promise<Audited> {
  throw new Error('being written');
}

export async function cede(_transaction: Transaction, _effect: Effect<'cede'>): Promise<Audited> {
  throw new Error('being written');
}
