import { theMainJob } from './0001-the-main-job.ts';
import { evidence } from './0002-evidence.ts';
import { peopleAndRights } from './0003-people-and-rights.ts';
import { auditChain } from './0004-audit-chain.ts';
import { signIn } from './0005-sign-in.ts';
import { workstationKeys } from './0006-workstation-keys.ts';
import { responsibility } from './0007-responsibility.ts';
import { handBack } from './0008-hand-back.ts';
import { reservedNumbers } from './0009-reserved-numbers.ts';
import type { Migration } from './migration.ts';

/** In order, numbered 1, 2, 3 ... */
export const allMigrations: readonly Migration[] = [
  theMainJob,
  evidence,
  peopleAndRights,
  auditChain,
  signIn,
  workstationKeys,
  responsibility,
  handBack,
  reservedNumbers,
];
