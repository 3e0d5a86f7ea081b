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
 * When the held batch of each task may leave, as a moment in milliseconds: ten seconds after its last click or when the
 * next task has been filed, whichever is later, but at the latest thirty seconds after its last click. What is immediate
 * is in no batch. In one pass, because a team lead passes a thousand tasks on at once. No clock, no database.
 */
export function releaseMoments(clicks: readonly Click[]): ReadonlyMap<string, number> {
  const lastClicks = new Map<string, number>();
  for (const click of clicks.filter(isInBatch)) {
    lastClicks.set(click.taskId, Math.max(lastClicks.get(click.taskId) ?? click.issuedAt, click.issuedAt));
  }
  const filings = clicks.filter(({ kind }) => kind === 'file');
  const momentOf = (taskId: string, lastClick: number) => {
    const nextFiled = filings.filter((click) => click.taskId !== taskId && click.issuedAt >= lastClick);
    const afterNext = nextFiled.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...nextFiled.map(issuedAt));
    return Math.min(Math.max(lastClick + HOLD_MS, afterNext), lastClick + HOLD_AT_MOST_MS);
  };
  return new Map([...lastClicks].map(([taskId, lastClick]) => [taskId, momentOf(taskId, lastClick)]));
}

/** The held commands that may leave now, in the order of the clicks. A batch leaves as a whole. */
export function decideRelease(clicks: readonly Click[], now: number): readonly string[] {
  // a clock that was set back must not keep work here for hours
  const isDue = (moment: number) => now >= moment || moment - now > 2 * HOLD_AT_MOST_MS;
  const moments = releaseMoments(clicks);
  return clicks
    .filter(({ held, kind, taskId }) => held && (isImmediate(kind) || isDue(moments.get(taskId) ?? now)))
    .map((click) => click.commandId);
}

/** The next moment at which something may leave; null when nothing is held. */
export function nextRelease(clicks: readonly Click[]): number | null {
  const immediate = clicks.filter((click) => click.held && isImmediate(click.kind)).map(issuedAt);
  const moments = [...immediate, ...releaseMoments(clicks).values()];
  return moments.length === 0 ? null : moments.reduce((one, other) => Math.min(one, other));
}

function isInBatch({ held, kind }: Click): boolean {
  return held && !isImmediate(kind);
}

function issuedAt(click: Click): number {
  return click.issuedAt;
}
