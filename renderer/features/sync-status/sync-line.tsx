import type { SyncStatus } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { setConflictListOpen } from '../../state/conflict-list.ts';
import { formatMomentShort } from '../../text/dates.ts';
import { describeFailure } from '../../text/failures.ts';
import { syncText } from '../../text/sync-status.ts';
import { Badge, StatusDot, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { describeOutgoing } from './describe-outgoing.ts';
import { useSyncNow, useSyncStatus } from './queries.ts';
import './sync-line.css';

const toneOf: Readonly<Record<SyncStatus['connection'], Tone>> = { online: 'ok', offline: 'warn', connecting: 'info' };

/** Connection, what waits, last sync: always there, never in the way. */
export function SyncLine() {
  const status = useSyncStatus().data;
  const syncNow = useSyncNow();
  const now = useNow();
  if (status === undefined) return null;
  const { connection, refused, progress, lastSyncAt, problem } = status;
  return (
    <div className="zk-sync-line">
      <StatusDot tone={toneOf[connection]}>{syncText[connection]}</StatusDot>
      {connection === 'offline' ? <span>{syncText.offlineHint}</span> : null}
      {progress === null ? null : <span>{syncText.receiving(progress.done, progress.total)}</span>}
      <span>
        {describeOutgoing(status)}
        {lastSyncAt === null ? null : (
          <span className="zk-sync-line__last">{syncText.lastSync(formatMomentShort(lastSyncAt, now))}</span>
        )}
      </span>
      {refused === 0 ? null : (
        <Button variant="link" icon="cross" onPress={() => setConflictListOpen(true)}>
          {syncText.refused(refused)}
        </Button>
      )}
      {problem === null ? null : <Badge tone="warn">{describeFailure(problem).title}</Badge>}
      {connection !== 'online' || problem !== null ? (
        <Button variant="link" onPress={() => syncNow.mutate()}>
          {syncText.syncNow}
        </Button>
      ) : null}
    </div>
  );
}
