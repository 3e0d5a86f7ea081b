import { denialText } from '../../text/permissions.ts';
import { taskText } from '../../text/task.ts';
import type { NextClick } from './decide-next-click.ts';

/** Why the main button cannot be pressed, in one or two sentences. Pure. */
export function describeObstacle({ obstacle, findings }: Exclude<NextClick, { click: 'done' }>): string | undefined {
  switch (obstacle) {
    case undefined:
      return undefined;
    case 'unopened-findings':
      return taskText.blockedByFindings(findings.length);
    case 'role':
    case 'personal':
    case 'not-yours':
    case 'deputyship-over':
    case 'deputyship-not-begun':
      return denialText[obstacle];
    default:
      return taskText.blocked[obstacle];
  }
}
