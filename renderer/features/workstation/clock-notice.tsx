import { clockText } from '../../text/workstation.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { useWorkstation } from './queries.ts';

/** A strip that stays as long as the clock of this machine is off. */
export function ClockNotice() {
  const ahead = useWorkstation().data?.clockAheadSeconds ?? null;
  if (ahead === null) return null;
  const minutes = Math.round(Math.abs(ahead) / 60);
  const off = ahead > 0 ? clockText.ahead(minutes) : clockText.behind(minutes);
  return <FailureNotice extent="inline" tone="warn" title={clockText.title(off)} text={clockText.text} />;
}
