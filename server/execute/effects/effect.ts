import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { Command, CommandKind } from '../../../shared/commands/command.ts';
import type { Person } from '../../../shared/domain/person.ts';
import type { Applicant } from '../../../shared/domain/submission.ts';
import type { Act, Task, TaskState } from '../../../shared/domain/task.ts';
import type { ContentStore } from '../../content/content-store.ts';
import { loadCases } from '../../store/case.ts';
import type { Queryable } from '../../store/database.ts';

/** A command that was allowed, with everything its effect needs. */
export interface Effect<Kind extends CommandKind = CommandKind> {
  readonly command: Extract<Command, { kind: Kind }>;
  readonly task: Task;
  readonly to: TaskState;
  /** Who acts, and the moment of the click. */
  readonly act: Act;
  readonly receivedAt: Instant;
  readonly newId: () => string;
  readonly content: ContentStore;
}

/** The same for what does not depend on the kind of command. */
export type AnyEffect = Omit<Effect, 'command'> & { readonly command: Pick<Command, 'commandId'> };

/** What belongs into the audit entry: ids, hashes and the person's reasons. No personal data. */
export type Audited = Readonly<Record<string, unknown>>;

/** Who the task is about, by the office's records; what the sender said where the person is unknown. */
export async function subjectOf(queryable: Queryable, task: Task) {
  const [benefitCase] = task.caseId === null ? [] : await loadCases(queryable, [task.caseId]);
  const person: Person | undefined = benefitCase?.persons.find((candidate) => candidate.id === task.personId);
  const name: Pick<Applicant, 'familyName' | 'givenNames' | 'birthDate'> = person ?? task.submission.applicant;
  return { benefitCase, person, name };
}
