import type { Batch } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { coordinationText } from '../../text/coordination.ts';
import { formatMoment } from '../../text/dates.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';

export interface LatestBatchesProps {
  readonly batches: readonly Batch[];
  readonly onUndo: (batch: Batch) => void;
}

/** What was passed on together lately, each with one way back for all of it. */
export function LatestBatches({ batches, onUndo }: LatestBatchesProps) {
  const now = useNow();
  if (batches.length === 0) return null;
  return (
    <Section title={coordinationText.latest}>
      <ul className="zk-batches">
        {batches.map((batch) => (
          <li key={batch.batchId}>
            <span>{coordinationText.batch(batch.tasks, batch.toName, formatMoment(batch.at, now))}</span>
            {batch.refused === 0 ? null : <span>{coordinationText.batchRefused(batch.refused)}</span>}
            <span>{coordinationText.batchUnchanged(batch.unchanged, batch.tasks)}</span>
            <Button variant="link" onPress={() => onUndo(batch)}>
              {coordinationText.undo}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
