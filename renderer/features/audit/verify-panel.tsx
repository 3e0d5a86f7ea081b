import { dayInBerlin, formatGermanDay, type Instant } from '../../../shared/base/calendar-date.ts';
import type { LogVerification } from '../../bridge/types.ts';
import { auditProblemText, auditText } from '../../text/audit.ts';
import { formatTime } from '../../text/dates.ts';
import { describeFailure } from '../../text/failures.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice, Loading } from '../../ui/notice.tsx';
import { useVerifyLog } from './queries.ts';

/** The button, and what the check found in plain words. */
export function VerifyPanel() {
  const check = useVerifyLog();
  return (
    <div className="zk-log__verify">
      <Button onPress={() => check.mutate()} isDisabled={check.isPending}>
        {auditText.verify}
      </Button>
      {check.isPending ? <Loading label={auditText.verifying} /> : null}
      {check.isError ? <FailureNotice extent="inline" {...describeFailure(check.error.failure)} /> : null}
      {check.data === undefined ? null : <Finding found={check.data} />}
    </div>
  );
}

function Finding({ found }: { readonly found: LogVerification }) {
  const problem = found.firstProblem;
  if (problem !== null) {
    const entry = auditText.entry(problem.sequence, problem.at === null ? null : momentOf(problem.at));
    const text = `${auditProblemText[problem.kind](entry)} ${auditText.brokenNext}`;
    return <FailureNotice extent="inline" title={auditText.brokenTitle} text={text} />;
  }
  return (
    <div className="zk-log__sound" role="status">
      <p className="zk-log__sound-title">{auditText.soundTitle}</p>
      <p>{auditText.soundText(found.entries, found.anchors, momentOf(found.checkedAt))}</p>
      {found.erased === 0 ? null : <p>{auditText.erased(found.erased)}</p>}
    </div>
  );
}

/** With the year: entries are old. */
export function momentOf(at: Instant): string {
  return `${formatGermanDay(dayInBerlin(at))} ${formatTime(at)}`;
}
