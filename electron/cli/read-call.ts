import { parseArgs } from 'node:util';
import { failed, ok, type Result } from '../../shared/base/result.ts';

export const commandNames = [
  'sync',
  'tasks',
  'show',
  'confirm',
  'file',
  'undo',
  'outbox',
  'push',
  'search',
  'case-file',
  'verify',
  'doctor',
] as const;
export type CommandName = (typeof commandNames)[number];

/** Commands that need a task, a file or a text behind them. */
const withArgument: readonly CommandName[] = ['show', 'confirm', 'file', 'undo', 'search', 'case-file'];

export interface Call {
  readonly profileDir: string;
  readonly serverUrl: string;
  readonly user: string;
  readonly command: CommandName;
  /** Task id or process number, file id, or search text; empty where the command takes none. */
  readonly argument: string;
}

export const usage = `client --profile DIR --server URL --user NAME COMMAND

COMMAND prints JSON:
  sync            bring the cache up to date and send what waits
  tasks           what is to do, newest first
  show ID         one task with person, case, proposal (ID: task id or process number)
  confirm ID      click one
  file ID         click two, as proposed
  undo ID         take back what has not left this machine
  outbox          commands on their way
  push            send everything now
  search TEXT     people, files, tasks, documents on this machine
  case-file ID    one file with its registers and newest documents
  verify          check database, documents and journal
  doctor          what IT needs to know

The password is read from ZWEIKLICK_PASSWORD; where the server runs with demo data none is needed.`;

/** Reads the words of the command line. The failure is a sentence for the person at the terminal. */
export function readCall(words: readonly string[]): Result<Call, string> {
  const parsed = parse(words);
  if (parsed === null) return failed(usage);
  const [name, ...rest] = parsed.positionals;
  const { profile, server, user } = parsed.values;
  if (profile === undefined || server === undefined || user === undefined) return failed(usage);
  const command = commandNames.find((candidate) => candidate === name);
  if (command === undefined) return failed(`Unknown command: ${name ?? 'none'}\n\n${usage}`);
  const argument = rest.join(' ');
  if (withArgument.includes(command) && argument === '') return failed(`${command} needs an argument\n\n${usage}`);
  if (!URL.canParse(server)) return failed('--server needs an address such as http://127.0.0.1:4711');
  return ok({ profileDir: profile, serverUrl: server, user, command, argument });
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { profile: { type: 'string' }, server: { type: 'string' }, user: { type: 'string' } },
    });
  } catch {
    return null;
  }
}
