import { parseArgs } from 'node:util';
import { failed, ok, type Result } from '../../shared/base/result.ts';

export const commandNames = [
  'sync',
  'tasks',
  'show',
  'evidence',
  'blacken',
  'claim',
  'release',
  'confirm',
  'file',
  'undo',
  'outbox',
  'push',
  'search',
  'where',
  'case-file',
  'verify',
  'reset',
  'rotate-key',
  'rebuild',
  'export-work',
  'import-work',
  'inventory',
  'deputyships',
  'deputy-for',
  'end-deputyship',
  'briefing',
  'hand-back',
  'doctor',
] as const;
export type CommandName = (typeof commandNames)[number];

/** Commands that need a task, a file or a text behind them. */
const withArgument: readonly CommandName[] = [
  'show',
  'evidence',
  'blacken',
  'claim',
  'release',
  'confirm',
  'file',
  'undo',
  'search',
  'where',
  'case-file',
  'export-work',
  'import-work',
  'deputy-for',
  'end-deputyship',
  'briefing',
  'hand-back',
];

export interface Call {
  readonly profileDir: string;
  readonly serverUrl: string;
  readonly user: string;
  readonly command: CommandName;
  /** Task id or process number, file id, or search text; empty where the command takes none. */
  readonly argument: string;
  /** Of `confirm`: every finding counts as opened. */
  readonly openFindings: boolean;
  /** Of `confirm`: what the proof says takes the place of what was declared. Of `claim`: from a colleague who has it. */
  readonly takeOver: boolean;
  /** Of `confirm --take-over`, and of `file` against the right-person lock. */
  readonly reason: string | undefined;
  /** Of `deputy-for`: first and last day, `YYYY-MM-DD`, and deputies in their order, by name with commas between. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly deputies?: string | undefined;
  /** Of `hand-back`: it was read, the next one tells only of what comes after it. */
  readonly close?: boolean | undefined;
}

export const usage = `client --profile DIR --server URL --user NAME COMMAND

COMMAND prints JSON:
  sync            bring the cache up to date and send what waits
  tasks           what is to do, newest first
  show ID         one task with person, case, proposal (ID: task id or process number)
  evidence ID     reads the proofs and prints what they say: verdicts and findings
  blacken ID      makes blackened copies of proofs that show a diagnosis; they are filed instead
  claim ID        take it in hand, everybody sees it; --take-over from a colleague who has it
  release ID      give it back
  confirm ID      click one; --open-findings on yellow, --take-over --reason TEXT on red
  file ID         click two, as proposed; --reason TEXT against the right-person lock
  undo ID         take back what has not left this machine
  outbox          commands on their way
  push            send everything now
  where NUMBER    where a task is that may have been passed on, by its process number
  search TEXT     people, files, tasks, documents on this machine
  case-file ID    one file with its registers and newest documents
  verify          check database, documents, journal and Prüfvermerke
  reset           build the cache anew from the server; unsent work stays
  rotate-key      new keys for everything on this machine; can be cut off and goes on
  rebuild         after lost keys: begin anew, with unsent work and the server's data
  export-work FILE  unsent work into an encrypted file; passphrase in ZWEIKLICK_WORK_PASSPHRASE
  import-work FILE  the same file on another machine of the same person
  inventory       what lies on this machine: per household why, until when, how much, last used
  deputyships     who stands in for whom, as far as it concerns the person
  deputy-for NAME --from DAY --until DAY [--deputies A,B]
                  sets it up, for oneself or for somebody of a team one leads; days as YYYY-MM-DD
  end-deputyship ID  ends it now
  briefing ID     what a deputy should know when they begin
  hand-back ID    what was done in the person's name, and what is left; --close when it was read
  doctor          what IT needs to know: counts, no names

Signing in happens in a browser: the address is printed on standard error. Where the server runs with demo data, the name
is enough.`;

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
  const { 'open-findings': openFindings = false, 'take-over': takeOver = false, reason } = parsed.values;
  const { from, until, deputies, close } = parsed.values;
  if (takeOver && command === 'confirm' && (reason ?? '').trim() === '')
    return failed(`--take-over needs a --reason\n\n${usage}`);
  return ok({
    profileDir: profile,
    serverUrl: server,
    user,
    command,
    argument,
    openFindings,
    takeOver,
    reason,
    from,
    until,
    deputies,
    close,
  });
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        profile: { type: 'string' },
        server: { type: 'string' },
        user: { type: 'string' },
        'open-findings': { type: 'boolean' },
        'take-over': { type: 'boolean' },
        reason: { type: 'string' },
        from: { type: 'string' },
        until: { type: 'string' },
        deputies: { type: 'string' },
        close: { type: 'boolean' },
      },
    });
  } catch {
    return null;
  }
}
