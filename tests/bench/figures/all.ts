import type { Figure } from '../figure.ts';
import { measureBlobs } from './blobs.ts';
import { measureFirstPage } from './first-page.ts';
import { measureInbox } from './inbox.ts';
import { measureOcr } from './ocr.ts';
import { measureServerFanout } from './server-fanout.ts';
import { measureServerIntake } from './server-intake.ts';
import { measureSyncDelta } from './sync-delta.ts';
import { measureSyncFull } from './sync-full.ts';
import { measureText } from './text.ts';
import { measureTwoClicks } from './two-clicks.ts';

/** The figures of docs/performance.md, in its order. What is not measured yet is not here. */
export const figures: Readonly<Record<string, () => Promise<Figure>>> = {
  'sync-full': measureSyncFull,
  'sync-delta': measureSyncDelta,
  inbox: measureInbox,
  'first-page': measureFirstPage,
  'two-clicks': measureTwoClicks,
  blobs: measureBlobs,
  text: measureText,
  ocr: measureOcr,
  'server-intake': measureServerIntake,
  'server-fanout': measureServerFanout,
};
