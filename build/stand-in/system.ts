import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions, NotificationConstructorOptions } from 'electron';
import { calls } from './recorder.ts';
import { strict } from './strict.ts';
import { trace } from './surroundings.ts';

/** The smaller modules that reach the operating system: here they only write down what they were asked for. */
export const dialog = strict(
  {
    showErrorBox: (title: string, content: string) => {
      calls.errorBoxes.push({ title, content });
      console.error(`${title}\n\n${content}`);
    },
  },
  'dialog',
);

export const Menu = strict(
  {
    buildFromTemplate: (items: MenuItemConstructorOptions[]) => ({ items }),
    setApplicationMenu: (menu: { readonly items: readonly MenuItemConstructorOptions[] } | null) => {
      calls.menu.splice(0, calls.menu.length, ...(menu?.items ?? []));
    },
  },
  'Menu',
);

export class Notification extends EventEmitter {
  readonly #title: string;
  readonly #body: string;

  static isSupported(): boolean {
    return true;
  }

  constructor({ title = '', body = '' }: NotificationConstructorOptions = {}) {
    super();
    this.#title = title;
    this.#body = body;
  }

  show(): void {
    calls.notifications.push({ title: this.#title, body: this.#body });
    trace('notification', this.#title);
    this.emit('show');
  }
}

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 }, scaleFactor: 1 };

export const screen = strict({ getAllDisplays: () => [display], getPrimaryDisplay: () => display }, 'screen');

export const powerMonitor = new EventEmitter();
