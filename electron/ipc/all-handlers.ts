import type { ChannelName } from '../../shared/ipc/index.ts';
import { auditHandlers } from './audit.ts';
import { caseFileHandlers } from './case-file.ts';
import { clearingHandlers } from './clearing.ts';
import { conflictHandlers } from './conflicts.ts';
import { coordinationHandlers } from './coordination.ts';
import { deputyHandlers } from './deputies.ts';
import { documentHandlers } from './documents.ts';
import { evidenceHandlers } from './evidence.ts';
import type { HandlersOf } from './handler.ts';
import { inboxHandlers } from './inbox.ts';
import { inventoryHandlers } from './inventory.ts';
import { preferenceHandlers } from './preferences.ts';
import { readHandlers } from './reads.ts';
import { searchHandlers } from './search.ts';
import { sessionHandlers } from './session.ts';
import { syncHandlers } from './sync.ts';
import { taskHandlers } from './task.ts';
import { whereaboutsHandlers } from './whereabouts.ts';
import { workstationHandlers } from './workstation.ts';

/** One handler for every channel: the compiler says when one is missing. */
export const handlers: HandlersOf<ChannelName> = {
  ...sessionHandlers,
  ...inboxHandlers,
  ...taskHandlers,
  ...clearingHandlers,
  ...conflictHandlers,
  ...coordinationHandlers,
  ...deputyHandlers,
  ...documentHandlers,
  ...evidenceHandlers,
  ...caseFileHandlers,
  ...searchHandlers,
  ...syncHandlers,
  ...preferenceHandlers,
  ...auditHandlers,
  ...inventoryHandlers,
  ...readHandlers,
  ...whereaboutsHandlers,
  ...workstationHandlers,
};
