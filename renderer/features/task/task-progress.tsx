import { nameOfAct } from '../../../shared/domain/name-of-act.ts';
import type { TaskView } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { formatMoment } from '../../text/dates.ts';
import { taskText } from '../../text/task.ts';
import { wayText } from '../../text/ways.ts';
import { Badge } from '../../ui/badge.tsx';

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
      {syncState === 'waiting' || syncState === 'sending' ? (
        <li>
          <Badge tone="neutral" icon={syncState === 'sending' ? 'sync' : 'clock'}>
            {taskText.sync[syncState]}
          </Badge>
        </li>
      ) : null}
      <Handover state={handover.specialist} />
    </ul>
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
