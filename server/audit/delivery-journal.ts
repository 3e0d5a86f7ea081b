import { createHash } from 'node:crypto';
import { appendFile, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { instant } from '../../shared/base/calendar-date.ts';
import { deviceId, workerId } from '../../shared/base/ids.ts';

const line = z.object({ at: instant, workerId, deviceId, counts: z.record(z.string(), z.int()) });
export type DeliveredLine = z.infer<typeof line>;

/** What a server has delivered and not entered yet, on the disk: one that is killed leaves it behind. */
export interface DeliveryJournal {
  readonly append: (window: string, delivered: DeliveredLine) => Promise<void>;
  /** Of every window that is there. Lines that a crash cut off are left out. */
  readonly list: () => Promise<readonly { readonly window: string; readonly lines: readonly DeliveredLine[] }[]>;
  readonly remove: (window: string) => Promise<void>;
}

/** One file a window, with ids and numbers only; servers of one office may share the folder, which has to be there. */
export function createDeliveryJournal(folder: string): DeliveryJournal {
  const pathOf = (window: string) => join(folder, `${window}.jsonl`);
  return {
    append: (window, delivered) =>
      appendFile(pathOf(window), `${JSON.stringify(delivered)}\n`, { mode: 0o600, flush: false }),
    list: async () => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
      return Promise.all(
        names.map(async (name) => ({
          window: name.slice(0, -'.jsonl'.length),
          lines: parse(await readFile(join(folder, name), 'utf8').catch(() => '')), // entered meanwhile by another server
        })),
      );
    },
    remove: (window) => rm(pathOf(window), { force: true }),
  };
}

/** The same for the same receiver in the same window, whoever enters it: so it is entered once. */
export function deliverySourceId(window: string, receiver: string): string {
  const hex = createHash('sha256').update(`${window} ${receiver}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function parse(text: string): readonly DeliveredLine[] {
  return text.split('\n').flatMap((written) => {
    try {
      return [line.parse(JSON.parse(written))];
    } catch {
      return [];
    }
  });
}
