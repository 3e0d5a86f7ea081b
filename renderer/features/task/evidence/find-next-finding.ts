import { mustBeOpened } from '../../../../shared/domain/evidence/decide-first-click.ts';
import type { Finding, Severity } from '../../../../shared/domain/evidence/verdict.ts';

const order: readonly Severity[] = ['hard', 'privacy', 'flag', 'info'];

/** What stands in the way first, what is only told last; otherwise as the check lists them. Pure. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

/** Whether click one waits for it. Pure. */
export function isUnread(finding: Finding, opened: readonly string[]): boolean {
  return mustBeOpened(finding) && !opened.includes(finding.key);
}

/** The finding to open next: the first that was not opened yet, else the one after the last one looked at. Pure. */
export function findNextFinding(
  findings: readonly Finding[],
  opened: readonly string[],
  last: string | undefined,
): Finding | undefined {
  const fresh = findings.find(({ severity, key }) => severity !== 'info' && !opened.includes(key));
  if (fresh !== undefined) return fresh;
  const index = findings.findIndex(({ key }) => key === last);
  return findings[(index + 1) % findings.length];
}
