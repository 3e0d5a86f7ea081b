import { evidenceText } from '../../../text/evidence.ts';
import { FailureNotice } from '../../../ui/notice.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { useReadAgain } from './queries.ts';
import type { EvidenceWork } from './use-evidence-work.ts';

/** Calm progress while the proof is read; a plain reason where it cannot be. Nothing once there is a result. */
export function EvidenceStatus({ work }: { readonly work: EvidenceWork }) {
  const readAgain = useReadAgain();
  const { state, evidence } = work;
  if (state === 'asking' || state === 'ready') return null;
  if (state === 'unavailable' || evidence === undefined) {
    return (
      <FailureNotice
        extent="inline"
        tone="warn"
        title={evidenceText.unavailableTitle}
        text={evidenceText.unavailableText}
      />
    );
  }
  if (state === 'failed') {
    const [first] = evidence.problems;
    return (
      <FailureNotice
        extent="inline"
        tone="warn"
        title={evidenceText.failedTitle}
        text={first === undefined ? evidenceText.unavailableText : evidenceText.problem[first.problem]}
        action={{
          label: evidenceText.readAgain,
          onPress: () => work.taskId !== undefined && readAgain.mutate(work.taskId),
        }}
      />
    );
  }
  const { pagesDone, pagesTotal } = evidence.progress;
  const isCounted = state === 'reading' && pagesTotal > 0;
  return (
    <div className="zk-task__reading" role="status">
      <Progress
        label={
          isCounted ? evidenceText.readingPage(Math.min(pagesDone + 1, pagesTotal), pagesTotal) : evidenceText.waiting
        }
        fraction={isCounted ? pagesDone / pagesTotal : undefined}
        isValueHidden
      />
    </div>
  );
}
