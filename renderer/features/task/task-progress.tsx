import { nameOfAct } from '../../../shared/domain/name-of-act.ts';
import type { ItemSyncState, TaskView } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { formatMoment } from '../../text/dates.ts';
import { taskText } from '../../text/task.ts';
import { wayText } from '../../text/ways.ts';
import { Badge } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon-shapes.ts';

/** Who confirmed, how far it has come, and whether the Fachverfahren has it. */
export function TaskProgress({ view }: { readonly view: TaskView }) {
  const now = useNow();
  const { confirmed, handover, lastStep } = view.task;
  const { syncState } = view;
  return (
    <ul className="zk-progress-list">
      {lastStep === null || view.task.state === 'open' ? null : (
        <li>{wayText.lastStep[lastStep.kind](nameOfAct(lastStep.act), formatMoment(lastStep.act.at, now))}</li>
      )}
      {confirmed === null ? null : (
        <li>{taskText.confirmedBy(nameOfAct(confirmed), formatMoment(confirmed.at, now))}</li>
      )}
      <OwnSteps state={syncState} isDone={confirmed !== null || lastStep !== null} />
      <Handover state={handover.specialist} />
    </ul>
  );
}

const iconOf: Readonly<Record<ItemSyncState, IconName>> = {
  held: 'clock',
  waiting: 'clock',
  sending: 'sync',
  refused: 'cross',
  synced: 'check',
};

/** How far this person's own steps have come; nothing where nobody has done anything yet. */
function OwnSteps({ state, isDone }: { readonly state: ItemSyncState; readonly isDone: boolean }) {
  if (state === 'synced' && !isDone) return null;
  const tone = state === 'refused' ? 'bad' : state === 'synced' ? 'ok' : 'neutral';
  return (
    <li>
      <Badge tone={tone} icon={iconOf[state]}>
        {taskText.sync[state]}
      </Badge>
    </li>
  );
}

function Handover({ state }: { readonly state: TaskView['task']['handover']['specialist'] }) {
  switch (state) {
    case 'none':
      return null;
    case 'pending':
      return (
        <li>
          <Badge tone="info" icon="forward">
            {taskText.handover.pending}
          </Badge>
        </li>
      );
    case 'delivered':
      return (
        <li>
          <Badge tone="ok">{taskText.handover.delivered}</Badge>
        </li>
      );
    case 'failed':
      return (
        <li>
          <Badge tone="warn">{taskText.handover.failed}</Badge>
        </li>
      );
  }
}
