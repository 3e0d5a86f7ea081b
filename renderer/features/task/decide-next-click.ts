import {
  decideFirstClick,
  decideSecondClick,
  type Permission,
} from '../../../shared/domain/evidence/decide-first-click.ts';
import type { Denial } from '../../../shared/domain/policy/decide-permission.ts';
import type { TaskEvidence, TaskView } from '../../bridge/types.ts';
import type { EvidenceState } from './evidence/use-evidence-work.ts';
import type { FilingPlan } from './plan-filing.ts';

export type Obstacle =
  | 'no-case'
  | Denial
  | 'no-file'
  | 'no-title'
  | 'not-read-yet'
  | 'unopened-findings'
  | 'contradiction'
  | 'privacy'
  | 'lock-closed';

/** What the one big button does now. `obstacle` says why it cannot, in the words of renderer/text/task.ts and permissions.ts. */
export type NextClick =
  | {
      readonly click: 'confirm' | 'take-over' | 'file';
      readonly obstacle: Obstacle | undefined;
      /** Keys of the findings that stand in the way. */
      readonly findings: readonly string[];
      /** Fields that may be taken over from the proof, with the main button (`take-over`) or beside it. */
      readonly takeOver: readonly string[];
    }
  | { readonly click: 'done' };

/** What is known about the comparison, and what the person did against the right-person lock. */
export interface Grounds {
  readonly state: EvidenceState;
  readonly evidence: TaskEvidence | undefined;
  readonly hasLockReason: boolean;
}

/** Pure. Rights are decided again by the core and by the server; here they only explain a disabled button. */
export function decideNextClick(
  view: Pick<TaskView, 'task' | 'permissions'>,
  plan: Pick<FilingPlan, 'file' | 'documents'>,
  grounds: Grounds,
): NextClick {
  const { state, caseId } = view.task;
  if (state === 'filed') return { click: 'done' };
  const click = state === 'confirmed' || state === 'returned' ? 'file' : 'confirm';
  if (state === 'clearing' || caseId === null) return blocked(click, 'no-case');
  const { handle } = view.permissions;
  if (!handle.allowed) return blocked(click, handle.because);
  return click === 'confirm' ? decideConfirm(grounds) : decideFile(state === 'returned', plan, grounds);
}

function decideConfirm({ state, evidence }: Grounds): NextClick {
  // where the machine cannot read, the person compares alone, as long as there is something to look at
  if (state === 'unavailable' || state === 'failed') return allowed('confirm');
  const first = decideFirstClick(evidence?.check ?? null, evidence?.opened ?? []);
  const fields = first.takeOver.allowed ? first.takeOverFields : [];
  if (first.confirm.allowed) return { ...allowed('confirm'), takeOver: fields };
  const isContradicted = first.confirm.reason === 'contradiction';
  if (isContradicted && isOffered(first.takeOver)) {
    return { ...withPermission('take-over', first.takeOver), takeOver: first.takeOverFields };
  }
  return withPermission('confirm', first.confirm);
}

/** Taking over is the way out of a contradiction, also where findings must be opened first. */
function isOffered(takeOver: Permission): boolean {
  return takeOver.allowed || takeOver.reason === 'unopened-findings';
}

function decideFile(
  isReturned: boolean,
  plan: Pick<FilingPlan, 'file' | 'documents'>,
  { evidence, hasLockReason }: Grounds,
): NextClick {
  if (plan.file === undefined) return blocked('file', 'no-file');
  if (plan.documents.some((part) => part.title.trim() === '')) return blocked('file', 'no-title');
  const second = decideSecondClick({
    check: evidence?.check ?? null,
    isReturned,
    provenlyBlackened: provenlyBlackened(evidence),
    isLockClosed: evidence?.lock?.state === 'closed',
    hasLockReason,
  });
  return withPermission('file', second);
}

export function provenlyBlackened(evidence: TaskEvidence | undefined) {
  return (evidence?.derivatives ?? [])
    .filter(({ kind, isProven }) => kind === 'blackened' && isProven)
    .map(({ original }) => original);
}

type Click = Exclude<NextClick['click'], 'done'>;

function withPermission(click: Click, permission: Permission): Exclude<NextClick, { click: 'done' }> {
  if (permission.allowed) return allowed(click);
  const { reason, findings } = permission;
  const obstacle = reason === 'nothing-to-take-over' || reason === 'cannot-take-over' ? 'contradiction' : reason;
  return { click, obstacle, findings, takeOver: [] };
}

function allowed(click: Click): Exclude<NextClick, { click: 'done' }> {
  return { click, obstacle: undefined, findings: [], takeOver: [] };
}

function blocked(click: Click, obstacle: Obstacle): NextClick {
  return { click, obstacle, findings: [], takeOver: [] };
}
