import type { z } from 'zod';
import type { Failure } from '../base/failure.ts';
import type { Result } from '../base/result.ts';
import { auditChannels } from './audit.ts';
import { caseFileChannels } from './case-file.ts';
import { clearingChannels } from './clearing.ts';
import { conflictChannels } from './conflicts.ts';
import { coordinationChannels } from './coordination.ts';
import { deputyChannels } from './deputies.ts';
import { evidenceChannels } from './evidence.ts';
import { inboxChannels } from './inbox.ts';
import { inventoryChannels } from './inventory.ts';
import { preferenceChannels } from './preferences.ts';
import { readChannels } from './reads.ts';
import { searchChannels } from './search.ts';
import { sessionChannels } from './session.ts';
import { syncChannels } from './sync-status.ts';
import { documentChannels, taskChannels } from './task.ts';
import { whereaboutsChannels } from './whereabouts.ts';
import { workstationChannels } from './workstation.ts';

/** Every channel between interface and core. A channel's name is spelled here and nowhere else. */
export const channels = {
  ...sessionChannels,
  ...inboxChannels,
  ...taskChannels,
  ...clearingChannels,
  ...conflictChannels,
  ...coordinationChannels,
  ...deputyChannels,
  ...documentChannels,
  ...evidenceChannels,
  ...caseFileChannels,
  ...searchChannels,
  ...syncChannels,
  ...preferenceChannels,
  ...auditChannels,
  ...inventoryChannels,
  ...readChannels,
  ...whereaboutsChannels,
  ...workstationChannels,
};

export type ChannelName = keyof typeof channels;
export type RequestOf<Name extends ChannelName> = z.input<(typeof channels)[Name]['request']>;
export type CheckedRequestOf<Name extends ChannelName> = z.output<(typeof channels)[Name]['request']>;
export type ResponseOf<Name extends ChannelName> = z.output<(typeof channels)[Name]['response']>;
/** What crosses the process boundary: data, never an exception. */
export type AnswerOf<Name extends ChannelName> = Result<ResponseOf<Name>, Failure>;

export const channelNames = Object.keys(channels) as readonly ChannelName[];
