import { clockText } from '../../text/workstation.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { useWorkstation } from './queries.ts';

/** A strip that stays as long as the clock of this machine is off. */
export function ClockNotice() {
  const ahead = useWorkstation().data?.clockAheadSeconds ?? null;
  if (ahead === null) return null;
  return <FailureNotice extent="inline" tone="warn" title={clockText.title(ahead)} text={clockText.text} />;
}
