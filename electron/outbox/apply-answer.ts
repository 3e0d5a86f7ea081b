import { type CalendarDate, dayInBerlin, toInstant } from '../../shared/base/calendar-date.ts';
import type { CommandId } from '../../shared/base/ids.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { RefusalReason } from '../../shared/commands/refusal.ts';
import type { FileDocument } from '../../shared/domain/file-document.ts';
import type { Task } from '../../shared/domain/task.ts';
import { dropSentDraft } from '../cache/draft/draft-rows.ts';
import { putFileDocument, replaceDocumentsOfTask } from '../cache/file-document/file-document-rows.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import { findEntry, refuseEntry, removeEntry } from '../cache/outbox/outbox-rows.ts';
import { readScopeRule } from '../cache/task/scope-rule.ts';
import { findTask, putTask } from '../cache/task/task-rows.ts';
import { rebaseTask } from './rebase-all.ts';

interface Current {
  readonly commandId: CommandId;
  /** The task after the command; null when the person may not see it (any more). */
  readonly task: Task | null;
  /** All documents of the task that lie in a file. */
  readonly documents: readonly FileDocument[];
}

/** The server's word on one command; the form of `pushAnswer` in shared/wire. */
export type Answer =
  | (Current & { readonly outcome: 'applied' })
  | (Current & { readonly outcome: 'already-applied' })
  | (Current & { readonly outcome: 'refused'; readonly reason: RefusalReason });

/**
 * Carries an answer into the cache, durably: an applied command leaves the outbox, a refused one stays with its reason
 * until it is read, and its effect leaves the screen. An answer that comes a second time changes nothing.
 */
export function applyAnswer(db: WritableDatabase, answer: Answer, now: Date): void {
  db.transaction(() => {
    const entry = findEntry(db, answer.commandId);
    if (entry === undefined || entry.state === 'refused') return;
    takeOver(db, answer, dayInBerlin(now));
    switch (answer.outcome) {
      case 'applied':
      case 'already-applied':
        removeEntry(db, answer.commandId);
        if (entry.kind !== 'note') dropSentDraft(db, entry); // what is being written then is another one
        break;
      case 'refused':
        refuseEntry(db, answer.commandId, answer.reason, toInstant(now));
        break;
      default:
        unreachable(answer);
    }
    rebaseTask(db, entry.taskId);
  });
}

/** The state in the answer, unless a pull has already brought the same or a later one. */
function takeOver(db: WritableDatabase, { task, documents }: Answer, today: CalendarDate): void {
  if (task === null) return;
  const known = findTask(db, task.id);
  if (known === undefined || task.version > known.base.version) {
    putTask(db, task, readScopeRule(db, today));
    replaceDocumentsOfTask(db, task.id, documents);
  } else if (task.version === known.base.version) {
    // claims and notes make no new version; pushing and pulling take turns, so the answer is not older than the row
    putTask(db, task, readScopeRule(db, today));
    for (const document of documents) putFileDocument(db, document);
  }
}
