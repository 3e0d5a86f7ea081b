import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type {
  MenuItemConstructorOptions,
  MessageBoxOptions,
  MessageBoxReturnValue,
  NotificationConstructorOptions,
} from 'electron';
import { calls } from './recorder.ts';
import { strict } from './strict.ts';
import { chosenFile, headed, trace } from './surroundings.ts';

let pressButton: (response: number) => void = () => undefined;

/** Answers the message box that is open. */
export function answerMessageBox(response: number): void {
  pressButton(response);
}

/** The smaller modules that reach the operating system: here they only write down what they were asked for. */
export const dialog = strict(
  {
    showErrorBox: (title: string, content: string) => {
      calls.errorBoxes.push({ title, content });
      console.error(`${title}\n\n${content}`);
    },
    /** Open until a test presses a button; a dialog that nobody answers keeps the program waiting, as on a screen. */
    showMessageBox: (options: unknown) => {
      calls.dialogs.push(options);
      const { message, detail = '' } = options as MessageBoxOptions; // the product opens it without a window
      console.error(`${message}\n\n${detail}`);
      return new Promise<MessageBoxReturnValue>((resolve) => {
        pressButton = (response) => resolve({ response, checkboxChecked: false });
      });
    },
    showSaveDialog: async (options: unknown) => {
      calls.dialogs.push(options);
      return { canceled: chosenFile === null, filePath: chosenFile ?? '' };
    },
    showOpenDialog: async (options: unknown) => {
      calls.dialogs.push(options);
      return { canceled: chosenFile === null, filePaths: chosenFile === null ? [] : [chosenFile] };
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

export const shell = strict(
  {
    openExternal: async (address: string) => {
      calls.openedAddresses.push(address);
      trace('open', new URL(address).origin);
      if (headed) openWithSystem(address);
    },
  },
  'shell',
);

/** Where a person sits in front of the window, not a test: their own browser, by the system's opener. */
function openWithSystem(address: string): void {
  const [program, words] =
    process.platform === 'win32'
      ? ['rundll32', ['url.dll,FileProtocolHandler']]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', []];
  const opener = spawn(program, [...words, address], { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined); // the address can be copied from the screen
  opener.unref();
}

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

class StandInPowerMonitor extends EventEmitter {
  /** Nobody has touched the machine since the test began; a test says otherwise. */
  idleSeconds = 0;

  getSystemIdleTime(): number {
    return this.idleSeconds;
  }
}

export const powerMonitor = new StandInPowerMonitor();
