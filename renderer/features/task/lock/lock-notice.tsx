import { lockText } from '../../../text/lock.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { EvidenceWork } from '../evidence/use-evidence-work.ts';
import './lock.css';

/** Whether the proof leads to this person: silent where it does, plain where it does not; namesakes are always told. */
export function LockNotice({ work }: { readonly work: EvidenceWork }) {
  const lock = work.evidence?.lock ?? null;
  if (lock === null || work.state !== 'ready') return null;
  const isOpen = lock.state === 'open';
  if (isOpen && lock.namesakes.length === 0) return null;
  return (
    <div className={`zk-lock zk-lock--${lock.state}`} role="note">
      {isOpen ? null : (
        <p className="zk-lock__title">
          <Icon name="exclamation" size={14} />
          {lock.state === 'closed' ? lockText.closedTitle : lockText.unknownTitle}
        </p>
      )}
      {isOpen ? null : <p>{lock.reason}</p>}
      {lock.namesakes.length === 0 ? null : (
        <>
          <p>{lockText.namesakes}</p>
          <ul className="zk-lock__namesakes">
            {lock.namesakes.map((namesake) => (
              <li key={namesake}>{namesake}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
