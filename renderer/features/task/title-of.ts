import { fullName } from '../../../shared/domain/person.ts';
import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import type { TaskView } from '../../bridge/types.ts';
import { taskText } from '../../text/task.ts';

/** `Krankmeldung von Mara Mertens`: the known person, else the name in the sender's own words. */
export function titleOf({ task, person }: Pick<TaskView, 'task' | 'person'>): string {
  const label = findProcedure(task.procedure)?.label ?? task.procedure;
  return taskText.title(label, fullName(person ?? task.submission.applicant));
}
