import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppTools } from '../../electron/app/app.ts';
import type { AnswerOf, ChangeEvent, ChannelName, RequestOf, ResponseOf } from '../../shared/ipc/index.ts';
import type { CoreReply, CoreRequest, CoreSetting, ToolName } from './core-protocol.ts';

type LogLine = Extract<CoreReply, { reply: 'log' }>;
type ToolAnswer<Name extends ToolName> = Awaited<ReturnType<AppTools[Name]>>;
type AskTool = <Name extends ToolName>(tool: Name) => Promise<ToolAnswer<Name>>;

/** The process ended before it answered: it was killed. */
export class CoreGone extends Error {
  override readonly name = 'CoreGone';
}

/** The app core as a process of its own. */
export interface CoreProcess {
  invoke<Name extends ChannelName>(channel: Name, request: RequestOf<Name>): Promise<AnswerOf<Name>>;
  /** The value of an answer that has to be good. */
  ask<Name extends ChannelName>(channel: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>>;
  readonly tool: AskTool;
  readonly events: readonly ChangeEvent[];
  readonly log: readonly LogLine[];
  readonly pid: number;
  /** Everything it wrote to standard output and standard error. */
  output(): string;
  /** Ends in order. */
  close(): Promise<void>;
  /** SIGKILL, and waits. */
  kill(): Promise<void>;
}

export interface CoreOptions
  extends Pick<CoreSetting, 'profileDir' | 'configDir' | 'serverUrl'>,
    Partial<Omit<CoreSetting, 'profileDir' | 'configDir' | 'serverUrl'>> {
  /** SIGKILL this many milliseconds after the process was started, whatever it does then. */
  readonly killAfterMs?: number;
  /** SIGKILL this many milliseconds after the program was loaded and began to open the profile. */
  readonly killAfterLoadMs?: number;
  /** No file may grow beyond this many kilobytes; writing more fails as on a full disk (POSIX systems only). */
  readonly fileLimitKb?: number;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the core on a profile; rejects with the failure's kind when it cannot start. */
export async function startCore({
  killAfterMs,
  killAfterLoadMs,
  fileLimitKb,
  ...options
}: CoreOptions): Promise<CoreProcess> {
  const setting: CoreSetting = {
    demoLogin: null,
    credentials: null,
    clockSpeed: 1,
    clockStart: Date.now(),
    ...options,
  };
  const script = join(import.meta.dirname, 'core-main.ts');
  // the limit is counted in blocks of 512 bytes; without one the shell is left out
  const limited = ['-c', `ulimit -S -f ${(fileLimitKb ?? 0) * 2}; exec "$0" "$1"`, process.execPath, script];
  const [program, words] = fileLimitKb === undefined ? [process.execPath, [script]] : ['sh', limited];
  const child = spawn(program, words, {
    env: { ...process.env, CORE_SETTING: JSON.stringify(setting) },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
  }
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  const events: ChangeEvent[] = [];
  const log: LogLine[] = [];
  void exited.then(() => {
    running.delete(child);
    for (const { reject } of waiting.values()) reject(new CoreGone());
    waiting.clear();
  });

  await new Promise<void>((ready, reject) => {
    child.on('message', (message: CoreReply) => {
      switch (message.reply) {
        case 'starting':
          if (killAfterLoadMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterLoadMs);
          return;
        case 'ready':
          return ready();
        case 'not-started':
          return reject(new Error(message.kind));
        case 'answer':
          waiting.get(message.id)?.resolve(message.answer);
          waiting.delete(message.id);
          return;
        case 'event':
          events.push(message.event);
          return;
        case 'log':
          log.push(message);
          return;
      }
    });
    void exited.then(() => reject(new CoreGone(`the core ended before it was ready:\n${output}`)));
  });

  let lastId = 0;
  const ask = (request: (id: number) => CoreRequest) =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      if (!child.connected) return reject(new CoreGone());
      child.send(request(lastId), (error) => error && reject(new CoreGone()));
    });
  const invoke: CoreProcess['invoke'] = async <Name extends ChannelName>(channel: Name, body: RequestOf<Name>) =>
    (await ask((id) => ({ request: 'invoke', id, channel, body }))) as AnswerOf<Name>;

  return {
    invoke,
    ask: async (channel, request) => {
      const answer = await invoke(channel, request);
      if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.failure)}`);
      return answer.value;
    },
    tool: ((tool) => ask((id) => ({ request: 'tool', id, tool }))) as AskTool,
    events,
    log,
    pid: child.pid ?? 0,
    output: () => output,
    close: async () => {
      await ask((id) => ({ request: 'close', id }));
      await exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

export interface ProfileFolders {
  readonly profileDir: string;
  readonly configDir: string;
  remove(): void;
}

/** A profile that nobody has used, and the folder of its vault. */
export function newProfile(): ProfileFolders {
  const folder = mkdtempSync(join(tmpdir(), 'zweiklick-profile-'));
  return {
    profileDir: join(folder, 'profile'),
    configDir: join(folder, 'config'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
