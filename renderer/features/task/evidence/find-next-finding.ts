import type { Finding, Severity } from '../../../../shared/domain/evidence/verdict.ts';

const order: readonly Severity[] = ['hard', 'privacy', 'flag', 'info'];

/** What stands in the way first, what is only told last; otherwise as the check lists them. Pure. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

/** Whether the finding must be opened and was not yet; what is only told need not be. */
export function isUnread(finding: Finding, opened: readonly string[]): boolean {
  return finding.severity !== 'info' && !opened.includes(finding.key);
}

/** The finding to open next: the first that must be read and was not, else the one after the last one looked at. Pure. */
export function findNextFinding(
  findings: readonly Finding[],
  opened: readonly string[],
  last: string | undefined,
): Finding | undefined {
  const unread = findings.find((finding) => isUnread(finding, opened));
  if (unread !== undefined) return unread;
  const index = findings.findIndex(({ key }) => key === last);
  return findings[(index + 1) % findings.length];
}
