import { mayInOffice } from '../../shared/domain/policy/decide-permission.ts';
import type { OfficePermission } from '../../shared/domain/policy/policy-table.ts';
import type { SignedIn } from './access.ts';
import { HttpFailure } from './http-failure.ts';

/** @throws HttpFailure `forbidden` */
export function requirePermission({ worker }: Pick<SignedIn, 'worker'>, wanted: OfficePermission): void {
  if (!mayInOffice(worker, wanted)) throw new HttpFailure('forbidden');
}
