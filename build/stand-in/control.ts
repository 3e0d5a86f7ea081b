import { standInApp } from './app.ts';
import { debuggingAddress } from './chromium-host.ts';
import { calls } from './recorder.ts';
import { answerMessageBox, powerMonitor } from './system.ts';
import { windows } from './window-registry.ts';

/** What a test may ask the stand-in, over the channel that Node opens between parent and forked child. */
export type Question =
  | { readonly ask: 'debugging-address' }
  | { readonly ask: 'calls' }
  | { readonly ask: 'permission'; readonly permission: string }
  | { readonly ask: 'power'; readonly event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' }
  | { readonly ask: 'idle'; readonly seconds: number }
  /** Presses the button of the message box that is open, counted from 0. */
  | { readonly ask: 'press'; readonly button: number }
  | { readonly ask: 'quit' };

export interface Numbered {
  readonly id: number;
  readonly question: Question;
}

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

async function answer(question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'debugging-address':
      return debuggingAddress();
    case 'calls':
      return calls;
    case 'permission':
      return [...windows][0]?.contents.session.permissionAnswers(question.permission);
    case 'power':
      return powerMonitor.emit(question.event);
    case 'idle':
      powerMonitor.idleSeconds = question.seconds;
      return undefined;
    case 'press':
      return answerMessageBox(question.button);
    case 'quit':
      return standInApp.quit();
  }
}

/** Listens to the parent process, if it is one that talks; without it the program has no reason to live on. */
export function openControl(): void {
  if (process.send === undefined) return;
  process.on('message', ({ id, question }: Numbered) => {
    answer(question)
      .then((value): Answer => ({ id, value }))
      .catch((error: unknown): Answer => ({ id, error: String(error) }))
      .then((reply) => process.send?.(reply, () => undefined));
  });
  process.on('disconnect', () => standInApp.quit());
}
