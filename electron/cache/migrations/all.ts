import { inboxFilesAndOutbox } from './0001-inbox-files-and-outbox.ts';
import { evidence } from './0002-evidence.ts';
import { peopleAndRights } from './0003-people-and-rights.ts';
import { workstation } from './0004-workstation.ts';
import { readLog } from './0005-read-log.ts';
import { seenState } from './0006-seen-state.ts';
import { reassignment } from './0007-reassignment.ts';
import { deputyshipNotes } from './0008-deputyship-notes.ts';
import type { Migration } from './migration.ts';

/** In order; the version of a database is the number of steps it has taken. */
export const migrations: readonly Migration[] = [
  inboxFilesAndOutbox,
  evidence,
  peopleAndRights,
  workstation,
  readLog,
  seenState,
  reassignment,
  deputyshipNotes,
];
