import type { Role } from '../../../shared/domain/worker.ts';
import type { TaskView } from '../../bridge/types.ts';
import type { FilingPlan } from './plan-filing.ts';

export type Obstacle = 'no-case' | 'read-only' | 'no-file' | 'no-title';

/** What the one big button does now. `obstacle` says why it cannot, in the words of renderer/text/task.ts. */
export type NextClick =
  | { readonly click: 'confirm' | 'file'; readonly obstacle: Obstacle | undefined }
  | { readonly click: 'done' };

/** Pure. Rights are decided again by the core and by the server; here they only explain a disabled button. */
export function decideNextClick(
  view: Pick<TaskView, 'task'>,
  plan: Pick<FilingPlan, 'file' | 'documents'>,
  roles: readonly Role[],
): NextClick {
  const { state, caseId } = view.task;
  if (state === 'filed') return { click: 'done' };
  const mayHandle = roles.includes('handle') || roles.includes('coordinate');
  const click = state === 'confirmed' ? 'file' : 'confirm';
  if (state === 'clearing' || caseId === null) return { click, obstacle: 'no-case' };
  if (!mayHandle) return { click, obstacle: 'read-only' };
  if (click === 'confirm') return { click, obstacle: undefined };
  if (plan.file === undefined) return { click, obstacle: 'no-file' };
  const isUntitled = plan.documents.some((part) => part.title.trim() === '');
  return { click, obstacle: isUntitled ? 'no-title' : undefined };
}
