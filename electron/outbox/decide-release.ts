import { HOLD_AT_MOST_MS, HOLD_MS } from './timing.ts';
import { isImmediate } from './undoable-step.ts';

/** One unsent or unanswered click, as the decision needs it. */
export interface Click {
  readonly commandId: string;
  readonly taskId: string;
  readonly kind: string;
  /** Milliseconds since 1970, by the workstation's clock. */
  readonly issuedAt: number;
  readonly held: boolean;
}

/**
 * When the held batch of a task may leave, as a moment in milliseconds: ten seconds after its last click or when the
 * next task has been filed, whichever is later, but at the latest thirty seconds after its last click. What is immediate
 * is in no batch. No clock, no database.
 */
export function releaseMoment(clicks: readonly Click[], taskId: string): number {
  const lastClick = Math.max(...clicks.filter((click) => isInBatch(click) && click.taskId === taskId).map(issuedAt));
  const nextFiled = clicks.filter(
    (click) => click.taskId !== taskId && click.kind === 'file' && click.issuedAt >= lastClick,
  );
  const afterNext = nextFiled.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...nextFiled.map(issuedAt));
  return Math.min(Math.max(lastClick + HOLD_MS, afterNext), lastClick + HOLD_AT_MOST_MS);
}

/** The held commands that may leave now, in the order of the clicks. A batch leaves as a whole. */
export function decideRelease(clicks: readonly Click[], now: number): readonly string[] {
  const leaving = new Set(
    heldTasks(clicks).filter((taskId) => {
      const moment = releaseMoment(clicks, taskId);
      // a clock that was set back must not keep work here for hours
      return now >= moment || moment - now > 2 * HOLD_AT_MOST_MS;
    }),
  );
  return clicks
    .filter((click) => click.held && (isImmediate(click.kind) || leaving.has(click.taskId)))
    .map((click) => click.commandId);
}

/** The next moment at which something may leave; null when nothing is held. */
export function nextRelease(clicks: readonly Click[]): number | null {
  const moments = [
    ...clicks.filter((click) => click.held && isImmediate(click.kind)).map(issuedAt),
    ...heldTasks(clicks).map((taskId) => releaseMoment(clicks, taskId)),
  ];
  return moments.length === 0 ? null : Math.min(...moments);
}

function heldTasks(clicks: readonly Click[]): readonly string[] {
  return [...new Set(clicks.filter(isInBatch).map((click) => click.taskId))];
}

function isInBatch({ held, kind }: Click): boolean {
  return held && !isImmediate(kind);
}

function issuedAt(click: Click): number {
  return click.issuedAt;
}
