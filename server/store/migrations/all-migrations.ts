import { theMainJob } from './0001-the-main-job.ts';
import { evidence } from './0002-evidence.ts';
import type { Migration } from './migration.ts';

/** In order, numbered 1, 2, 3 ... */
export const allMigrations: readonly Migration[] = [theMainJob, evidence];
