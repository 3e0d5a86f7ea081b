import type { Finding, Severity } from '../../../../shared/domain/evidence/verdict.ts';
import { evidenceText } from '../../../text/evidence.ts';
import { keyNames } from '../../../text/keys.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { isUnread } from './find-next-finding.ts';
import { markId } from './list-marks.ts';
import { type EvidenceWork, findingButtonId } from './use-evidence-work.ts';
import './finding-list.css';

export const toneOfSeverity: Readonly<Record<Severity, Tone>> = {
  info: 'info',
  flag: 'warn',
  hard: 'bad',
  privacy: 'warn',
};

/** What the check noticed beside the single values. Each opens in place, and says why and what to do. */
export function FindingList({ work }: { readonly work: EvidenceWork }) {
  const { findings, evidence } = work;
  if (findings.length === 0 || evidence === undefined) return null;
  return (
    <section className="zk-findings" aria-label={evidenceText.findings}>
      <ul>
        {findings.map((finding, index) => (
          <FindingItem
            key={finding.key}
            finding={finding}
            isUnread={isUnread(finding, evidence.opened)}
            isFirst={index === 0}
            work={work}
          />
        ))}
      </ul>
    </section>
  );
}

interface FindingItemProps {
  readonly finding: Finding;
  readonly isUnread: boolean;
  readonly isFirst: boolean;
  readonly work: EvidenceWork;
}

function FindingItem({ finding, isUnread: isNew, isFirst, work }: FindingItemProps) {
  const { key, severity, title, why, advice } = finding;
  const isOpen = work.unfolded.has(key);
  const mark = finding.field === null ? markId.finding(key) : markId.field(finding.field);
  const hasPlace = work.marks.some(({ id }) => id === mark);
  return (
    <li className="zk-finding">
      <button
        type="button"
        className="zk-finding__head"
        id={findingButtonId(key)}
        aria-expanded={isOpen}
        onClick={() => work.openFinding(key)}
      >
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
        <Badge tone={toneOfSeverity[severity]}>{evidenceText.severity[severity]}</Badge>
        <span className={isNew ? 'zk-finding__title zk-finding__title--new' : 'zk-finding__title'}>{title}</span>
        {isNew ? <span className="zk-finding__unread">{evidenceText.unread}</span> : null}
        {isFirst ? <KeyHint keys={keyNames['next-finding'][0]} /> : null}
      </button>
      {isOpen ? (
        <div className="zk-finding__body">
          <p>{why}</p>
          <p>{advice}</p>
          {hasPlace ? (
            <Button variant="link" onPress={() => work.showMark(mark, finding.field ?? undefined)}>
              {evidenceText.showPlace}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
