import type { Database } from '../../server/store/database.ts';
import type { TaskState } from '../../shared/domain/task.ts';

export interface TaskFacts {
  readonly state: TaskState;
  readonly version: number;
  readonly processNumber: string;
  readonly attachments: number;
  /** Durchschrift and proofs of this task in a file; `distinctDocuments` counts each content once. */
  readonly filedDocuments: number;
  readonly distinctDocuments: number;
  /** Prüfvermerke in a file. */
  readonly records: number;
  /** Letters to the citizen in a file. */
  readonly letters: number;
  /** Commands that made a new version, and what the audit says about them. */
  readonly applied: number;
  readonly audited: number;
  /** To the Fachverfahren and the statistics; letters to the mailbox are not among them. */
  readonly transfers: number;
  readonly delivered: number;
}

export interface ServerFacts {
  readonly tasks: ReadonlyMap<string, TaskFacts>;
  /** Recorded commands, applied or refused. */
  readonly commands: number;
}

/** What the database says about every task, counted there and not by the program. */
export async function readServerFacts(database: Database): Promise<ServerFacts> {
  return await database.read(async (queryable) => {
    const rows = await queryable.query<TaskFacts & { readonly id: string }>(factsSql);
    const [counted] = await queryable.query<{ commands: number }>('SELECT count(*)::int AS commands FROM command');
    return { tasks: new Map(rows.map(({ id, ...facts }) => [id, facts])), commands: counted?.commands ?? 0 };
  });
}

const factsSql = `
  SELECT task.id, task.state, task.version, submission.process_number AS "processNumber",
    (SELECT count(*)::int FROM attachment WHERE attachment.submission_id = submission.id) AS attachments,
    (SELECT count(*)::int FROM file_document WHERE task_id = task.id AND origin IN ('copy', 'proof')) AS "filedDocuments",
    (SELECT count(DISTINCT content_hash)::int FROM file_document
      WHERE task_id = task.id AND origin IN ('copy', 'proof')) AS "distinctDocuments",
    (SELECT count(*)::int FROM file_document WHERE task_id = task.id AND origin = 'record') AS records,
    (SELECT count(*)::int FROM file_document WHERE task_id = task.id AND origin = 'letter') AS letters,
    (SELECT count(*)::int FROM command WHERE task_id = task.id AND outcome = 'applied'
      AND kind NOT IN ('claim', 'release', 'note')) AS applied,
    (SELECT count(*)::int FROM audit_event WHERE object_kind = 'task' AND object_id = task.id::text
      AND action IN ('confirm', 'file', 'undo-confirm', 'undo-file', 'request', 'return', 'forward', 'resume')) AS audited,
    (SELECT count(*)::int FROM transfer WHERE task_id = task.id AND target IN ('specialist', 'statistics')) AS transfers,
    (SELECT count(*)::int FROM transfer
      WHERE task_id = task.id AND target IN ('specialist', 'statistics') AND state = 'delivered') AS delivered
  FROM task JOIN submission ON submission.id = task.submission_id`;
