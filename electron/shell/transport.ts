import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { failure } from '../../shared/base/failure.ts';
import { failed } from '../../shared/base/result.ts';
import { channelNames } from '../../shared/ipc/index.ts';
import type { App } from '../app/app.ts';
import type { Log } from '../ports/log.ts';
import type { NewId } from '../ports/new-id.ts';
import { describeError } from './describe-error.ts';
import { isTrustedSender } from './trusted-sender.ts';

export interface Transport {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  /** The core while it starts: requests of a window that is faster wait for it. */
  readonly app: Promise<Pick<App, 'invoke'>>;
  readonly log: Log;
  readonly newId: NewId;
}

/**
 * Connects the window to the core: one handler for each declared channel, nothing else. Answers are data; whatever goes
 * wrong becomes a `Failure`, because exception texts may carry more than the interface should see.
 */
export function openTransport({ ipcMain, app, log, newId }: Transport): void {
  for (const channel of channelNames) {
    ipcMain.handle(channel, async (event: IpcMainInvokeEvent, request: unknown) => {
      if (!isTrustedSender(event)) {
        log.warn('ipc.foreign-sender', { channel });
        return failed(failure('forbidden'));
      }
      try {
        return await (await app).invoke(channel, request);
      } catch (error) {
        const reference = newId().slice(0, 8);
        log.error('ipc.defect', { channel, reference, ...describeError(error) });
        return failed(failure('internal', { reference }));
      }
    });
  }
}
