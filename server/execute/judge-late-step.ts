import { dayInBerlin, formatGermanDay, type Instant, toInstant } from '../../shared/base/calendar-date.ts';
import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import type { Command, CommandKind } from '../../shared/commands/command.ts';
import { contactMs, dayOfRight } from '../../shared/domain/policy/day-of-right.ts';
import { onBehalfOf } from '../../shared/domain/policy/decide-permission.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { Viewer } from '../policy/visible-desks.ts';
import type { Transaction } from '../store/database.ts';
import { findLastHeard } from '../store/device-contact.ts';
import { readDeputyHours } from '../store/office-settings.ts';

/** The person as of the day on which the policy judges a command (shared/domain/policy/day-of-right.ts). */
export async function asOfRight(
  transaction: Transaction,
  viewer: Viewer,
  task: Task,
  step: {
    readonly command: Pick<Command, 'issuedAt'>;
    readonly receivedAt: Instant;
    readonly devices: readonly DeviceId[];
  },
): Promise<Viewer> {
  const { issuedAt } = step.command;
  if (task.deputyshipIds.length === 0 || dayInBerlin(issuedAt) >= viewer.today) return viewer; // most of them, by far
  const before = toInstant(new Date(Date.parse(step.receivedAt) - contactMs));
  const heardAt = await findLastHeard(transaction, { workerId: viewer.worker.id, devices: step.devices, before });
  const late = { takenAt: issuedAt, cameAt: step.receivedAt, heardAt, ...(await readDeputyHours(transaction)) };
  return { ...viewer, today: dayOfRight(viewer, task, late) };
}

/** What a person has decided or written, in the words of the buttons; taking back and claims hold no work. */
const work: Partial<Record<CommandKind, string>> = {
  confirm: 'Bestätigen',
  file: 'In Akte ablegen',
  request: 'Rückfrage',
  return: 'Zurückgeben',
  forward: 'Weiterleiten',
  cede: 'Abgabe',
  note: 'Notiz',
};
const longestNote = 4000;

/**
 * What a deputy did while they stood in and the server could not take any more, as a note for whoever opens the task next:
 * the deputy cannot write one, the task is out of their sight. Null where there is nothing to tell. Pure.
 */
export function lostWork(
  viewer: Viewer,
  task: Task,
  command: Command,
  receivedAt: Instant,
): { readonly text: string; readonly onBehalfOf: WorkerId } | null {
  const [what, takenOn] = [work[command.kind], dayInBerlin(command.issuedAt)];
  const absent = takenOn < viewer.today ? onBehalfOf({ ...viewer, today: takenOn }, task) : null;
  if (what === undefined || absent === null) return null;
  const came = formatGermanDay(dayInBerlin(receivedAt));
  const said = `Nicht übernommen: „${what}“ vom ${formatGermanDay(takenOn)}. Der Schritt kam erst am ${came} an, nach dem Ende der Vertretung.`;
  const written = 'text' in command ? command.text : 'reason' in command ? command.reason : '';
  const text = written === '' ? said : `${said}\n\n${written}`;
  return { text: text.slice(0, longestNote), onBehalfOf: absent };
}
