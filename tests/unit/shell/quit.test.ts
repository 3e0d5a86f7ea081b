import { EventEmitter, once } from 'node:events';
import type { App as ElectronApp } from 'electron';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../electron/ports/log.ts';
import { quitAfterClosing } from '../../../electron/shell/quit.ts';

function electronApp() {
  const events = new EventEmitter();
  const app = Object.assign(events, {
    exit: (code: number) => void events.emit('exited', code),
    quit: () => {
      let prevented = false;
      events.emit('will-quit', { preventDefault: () => (prevented = true) });
      if (!prevented) events.emit('exited', 'unprepared');
    },
  });
  return app as typeof app & Pick<ElectronApp, 'on'>;
}

describe('quitting', () => {
  it('waits until the core has closed, also when asked twice', async () => {
    const app = electronApp();
    const closed = Promise.withResolvers<void>();
    let closes = 0;
    const closeCore = () => {
      closes++;
      return closed.promise;
    };
    const exits: unknown[] = [];
    app.on('exited', (code) => exits.push(code));
    quitAfterClosing({ electronApp: app, closeCore, log: silentLog });

    app.emit('window-all-closed');
    app.quit();
    expect([closes, exits]).toEqual([1, []]);
    const exited = once(app, 'exited');
    closed.resolve();
    await exited;

    expect(exits).toEqual([0]);
  });

  it('ends also when the core cannot close', async () => {
    const app = electronApp();
    quitAfterClosing({ electronApp: app, closeCore: () => Promise.reject(new Error('x')), log: silentLog });

    const exited = once(app, 'exited');
    app.quit();

    expect(await exited).toEqual([0]);
  });
});
