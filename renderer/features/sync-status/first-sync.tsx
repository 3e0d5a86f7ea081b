import type { ReactNode } from 'react';
import { syncText } from '../../text/sync-status.ts';
import { EmptyState } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useSyncStatus } from './queries.ts';
import './sync-line.css';

/** Shows how far the first sync of this workstation is, and the work as soon as it is done. */
export function FirstSync({ children }: { readonly children: ReactNode }) {
  const status = useSyncStatus().data;
  const isFirst = status?.progress?.first === true || (status !== undefined && status.lastSyncAt === null);
  if (status === undefined || !isFirst) return children;
  if (status.progress === null && status.connection === 'offline') {
    return <EmptyState icon="offline" title={syncText.firstOfflineTitle} text={syncText.firstOfflineText} />;
  }
  const { progress } = status;
  const isCounted = progress !== null && progress.total > 0;
  return (
    <div className="zk-first-sync">
      <div className="zk-first-sync__card">
        <h1 className="zk-first-sync__title">{syncText.firstTitle}</h1>
        <p>{syncText.firstText}</p>
        <Progress
          label={syncText.firstProgress}
          fraction={isCounted ? progress.done / progress.total : undefined}
          {...(isCounted ? { valueText: syncText.firstValue(progress.done, progress.total) } : {})}
        />
      </div>
    </div>
  );
}
