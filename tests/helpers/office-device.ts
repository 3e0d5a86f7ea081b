import { randomUUID } from 'node:crypto';
import type { NumberedCommand } from '../../server/execute/decide-sequence.ts';
import { executePush } from '../../server/execute/execute-push.ts';
import { loadTask } from '../../server/store/task.ts';
import type { DeviceId, TaskId } from '../../shared/base/ids.ts';
import { type Command, type CommandKind, commandSchema } from '../../shared/commands/command.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { PushAnswer } from '../../shared/wire/push.ts';
import type { SmallOffice } from './small-office.ts';

/** Noon of the working day, in Berlin an hour later. */
export const pushedAt = () => new Date('2026-11-24T10:00:00.000Z');

export interface OfficeDevice {
  /** In order, with the numbers that follow; the answers, or an error when the server sees a gap. */
  readonly send: (...commands: readonly Command[]) => Promise<readonly PushAnswer[]>;
  /** One command and its answer. */
  readonly give: (command: Command) => Promise<PushAnswer>;
}

/** A workstation of one person that talks to the office without HTTP. */
export function deviceOf(office: SmallOffice, worker: Worker, now = pushedAt): OfficeDevice {
  const deviceId = randomUUID() as DeviceId;
  let sequence = 0;
  const send = async (...commands: readonly Command[]) => {
    const numbered: NumberedCommand[] = commands.map((command) => ({ sequence: ++sequence, command }));
    const pushed = await executePush({ ...office, now, newId: randomUUID }, worker, { deviceId, commands: numbered });
    if (!pushed.ok) throw new Error('the server sees a gap');
    return pushed.value;
  };
  const give = async (command: Command) => {
    const [answer] = await send(command);
    if (answer === undefined) throw new Error('no answer');
    return answer;
  };
  return { send, give };
}

/** A command on the task as it is now. */
export function commandOn<Kind extends CommandKind>(
  kind: Kind,
  task: Pick<Task, 'id' | 'version'>,
  rest: object = {},
): Extract<Command, { kind: Kind }> {
  return commandSchema.parse({
    kind,
    commandId: randomUUID(),
    taskId: task.id,
    expectedVersion: task.version,
    issuedAt: '2026-11-24T09:00:00.000Z',
    ...rest,
  }) as Extract<Command, { kind: Kind }>;
}

/** A command of any kind on the task as it is now, with something in it that could be meant. */
export function anyCommandOn(office: SmallOffice, kind: CommandKind, task: Task): Command {
  return kind === 'file' ? fileCommandOn(office, task) : commandOn(kind, task, restOf(office, kind));
}

function restOf(office: SmallOffice, kind: Exclude<CommandKind, 'file'>): object {
  const { benno, caseId } = office;
  const to = { workerId: benno.id, teamId: benno.teamId };
  const letter = { reason: 'R01', text: 'Bitte schicken Sie den Nachweis noch einmal.' };
  const person = {
    id: randomUUID(),
    familyName: 'Neu',
    givenNames: 'Nora',
    birthDate: '1990-01-01',
    customerNumber: null,
    street: 'Weg 2',
    postalCode: '52349',
    city: 'Düren',
    role: 'other',
  };
  switch (kind) {
    case 'request':
      return { ...letter, dueOn: '2026-12-08' };
    case 'return':
      return letter;
    case 'forward':
      return { to, reason: 'zuständig' };
    case 'claim':
      return { takeOver: false };
    case 'set-personal':
      return { isPersonal: true };
    case 'assign':
      return { caseId, personId: randomUUID(), to: null };
    case 'register-person':
      return { household: { kind: 'known', caseId }, person, to: null };
    case 'cede':
      return { authority: 'Jobcenter Euskirchen', reason: 'verzogen', text: 'Wir haben Ihre Meldung weitergegeben.' };
    case 'move-basket':
      return { serviceOfficeId: randomUUID(), reason: 'dort gemeldet' };
    case 'note':
      return { noteKind: 'note', text: 'Ruft morgen noch einmal an.' };
    default:
      return {};
  }
}

/** Everything of the task into the integration file, changed document by document. */
export function fileCommandOn(
  office: SmallOffice,
  task: Task,
  rest: object = {},
  change: (document: object) => object = (document) => document,
): Extract<Command, { kind: 'file' }> {
  const { copy, attachments } = task.submission;
  const documents = [copy, ...attachments].map((content, index) =>
    change({
      id: randomUUID(),
      origin: index === 0 ? 'copy' : 'proof',
      contentHash: content.contentHash,
      type: index === 0 ? 'sick-note-copy' : 'sick-note-certificate',
      title: `Dokument ${index}`,
    }),
  );
  const target = { caseFileId: office.integrationFile, register: '03', documents };
  return commandOn('file', task, { target, ...rest });
}

export async function taskOf(office: SmallOffice, id: TaskId): Promise<Task> {
  const task = await office.database.read((queryable) => loadTask(queryable, id));
  if (task === undefined) throw new Error('no such task');
  return task;
}
