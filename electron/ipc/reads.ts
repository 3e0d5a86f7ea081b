import { ok } from '../../shared/base/result.ts';
import type { readChannels } from '../../shared/ipc/reads.ts';
import { atDesk, type HandlersOf } from './handler.ts';
import { noteRead } from './note-read.ts';

export const readHandlers: HandlersOf<keyof typeof readChannels> = {
  'reads.note': atDesk((shown, desk, { clock, newId }) => {
    noteRead(desk, shown, clock.now(), newId);
    return ok(null);
  }),
};
