import type { Attachment, Submission } from '../../shared/domain/submission.ts';
import type { HandoverState, Task, TaskNote } from '../../shared/domain/task.ts';
import type { Queryable } from './database.ts';
import { deputyshipsCovering } from './deputyship.ts';

interface TaskRow {
  readonly id: Task['id'];
  readonly version: number;
  readonly state: Task['state'];
  readonly procedure_id: string;
  readonly process_number: Task['processNumber'];
  readonly case_id: Task['caseId'];
  readonly person_id: Task['personId'];
  readonly assignee_id: Task['assigneeId'];
  readonly team_id: Task['teamId'];
  readonly due_on: Task['dueOn'];
  readonly routing_reason: string;
  readonly confirmed: Task['confirmed'];
  readonly filed: Task['filed'];
  readonly taken_over: Task['takenOver'];
  readonly last_step: Task['lastStep'];
  readonly is_personal: boolean;
  readonly claim: Task['claim'];
  readonly routing_steps: Task['routingSteps'];
  readonly submission_id: Submission['id'];
  readonly received_at: Submission['receivedAt'];
  readonly sent_at: Submission['sentAt'];
  readonly applicant: Submission['applicant'];
  readonly declared: Submission['declared'];
  readonly copy_hash: Attachment['contentHash'];
  readonly copy_size: number;
  readonly copy_type: Attachment['mediaType'];
}

interface AttachmentRow {
  readonly submission_id: Submission['id'];
  readonly content_hash: Attachment['contentHash'];
  readonly name: string;
  readonly media_type: Attachment['mediaType'];
  readonly size: number;
}

interface TransferRow {
  readonly task_id: Task['id'];
  readonly target: 'specialist' | 'statistics';
  readonly state: HandoverState;
}

interface NoteRow {
  readonly task_id: Task['id'];
  readonly kind: TaskNote['kind'];
  readonly text: string;
  readonly act: TaskNote['act'];
}

/** The newest travel with the task. */
const notesLimit = 50;

/** How the Durchschrift is called where files are listed. */
const copyName = 'Durchschrift.pdf';

/** Tasks with submission, attachments and hand-over, in any order; unknown ids are left out. Five statements in all. */
export async function loadTasks(queryable: Queryable, ids: readonly string[]): Promise<readonly Task[]> {
  const tasks = await queryable.query<TaskRow>(tasksSql, { ids });
  const attachments = Map.groupBy(
    await queryable.query<AttachmentRow>(attachmentsSql, { submissions: tasks.map((task) => task.submission_id) }),
    (row) => row.submission_id,
  );
  const transfers = Map.groupBy(await queryable.query<TransferRow>(transfersSql, { ids }), (row) => row.task_id);
  const notes = Map.groupBy(await queryable.query<NoteRow>(notesSql, { ids }), (row) => row.task_id);
  const deputyships = await deputyshipsCovering(queryable, 'task', ids);
  return tasks.map((row) => ({
    ...toTask(row, attachments.get(row.submission_id) ?? [], transfers.get(row.id) ?? []),
    notes: (notes.get(row.id) ?? []).slice(-notesLimit).map(toNote),
    deputyshipIds: [...(deputyships.get(row.id) ?? [])],
  }));
}

export async function loadTask(queryable: Queryable, id: Task['id']): Promise<Task | undefined> {
  return (await loadTasks(queryable, [id]))[0];
}

type TaskAlone = Omit<Task, 'notes' | 'deputyshipIds'>;

function toTask(row: TaskRow, attachments: readonly AttachmentRow[], transfers: readonly TransferRow[]): TaskAlone {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    procedure: row.procedure_id,
    processNumber: row.process_number,
    submission: {
      id: row.submission_id,
      receivedAt: row.received_at,
      sentAt: row.sent_at,
      applicant: row.applicant,
      declared: row.declared,
      attachments: attachments.map(toAttachment),
      copy: { contentHash: row.copy_hash, name: copyName, mediaType: row.copy_type, size: row.copy_size },
    },
    caseId: row.case_id,
    personId: row.person_id,
    assigneeId: row.assignee_id,
    teamId: row.team_id,
    dueOn: row.due_on,
    routingReason: row.routing_reason,
    handover: { specialist: stateOf(transfers, 'specialist'), statistics: stateOf(transfers, 'statistics') },
    confirmed: row.confirmed,
    filed: row.filed,
    takenOver: row.taken_over,
    lastStep: row.last_step,
    isPersonal: row.is_personal,
    claim: row.claim,
    routingSteps: row.routing_steps,
  };
}

function toNote({ kind, text, act }: NoteRow): TaskNote {
  return { kind, text, act };
}

function toAttachment(row: AttachmentRow): Attachment {
  return { contentHash: row.content_hash, name: row.name, mediaType: row.media_type, size: row.size };
}

function stateOf(transfers: readonly TransferRow[], target: TransferRow['target']): HandoverState {
  return transfers.find((transfer) => transfer.target === target)?.state ?? 'none';
}

const tasksSql = `
  SELECT task.id, version, state, procedure_id, process_number, case_id, person_id, assignee_id, team_id, due_on,
         routing_reason, confirmed, filed, taken_over, last_step, is_personal, claim, routing_steps, submission_id, received_at, sent_at, applicant, declared,
         copy_hash, content.size AS copy_size, content.media_type AS copy_type
  FROM task JOIN submission ON submission.id = submission_id JOIN content ON content.hash = copy_hash
  WHERE task.id = ANY (:ids::uuid[])`;

const attachmentsSql = `
  SELECT submission_id, content_hash, name, media_type, size
  FROM attachment JOIN content ON content.hash = content_hash
  WHERE submission_id = ANY (:submissions::uuid[]) ORDER BY submission_id, position`;

const notesSql = `
  SELECT task_id, kind, text, act FROM task_note WHERE task_id = ANY (:ids::uuid[]) ORDER BY noted_at, id`;

const transfersSql = `
  SELECT task_id, target, state FROM transfer
  WHERE task_id = ANY (:ids::uuid[]) AND target IN ('specialist', 'statistics')`;
