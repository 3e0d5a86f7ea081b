import { useState } from 'react';
import { z } from 'zod';
import { useDraft } from '../../bridge/drafts.ts';
import type { LogFilter } from '../../bridge/types.ts';
import { announce } from '../../state/announcer.ts';
import { auditText } from '../../text/audit.ts';
import { describeFailure } from '../../text/failures.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useExportLog } from './queries.ts';

const shortestReason = 5;

export interface ExportDialogProps {
  readonly filter: LogFilter;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** No copy without a reason: it stands in the log. */
export function ExportDialog(props: ExportDialogProps) {
  const { filter, isOpen } = props;
  const {
    value: reason = '',
    write: setReason,
    drop,
  } = useDraft({ step: 'audit-export', taskId: null, schema: z.string() });
  const onClose = () => {
    drop();
    props.onClose();
  };
  const [wasTried, setTried] = useState(false);
  const exporting = useExportLog();
  const isMissing = reason.trim().length < shortestReason;
  const save = () => {
    setTried(true);
    if (isMissing) return;
    exporting.mutate(
      { filter, reason },
      {
        onSuccess: ({ outcome, entries }) => {
          if (outcome === 'saved') announce(auditText.exported(entries));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={auditText.exportTitle}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{auditText.cancel}</Button>
          <Button variant="main" onPress={save} isDisabled={exporting.isPending}>
            {auditText.exportNow}
          </Button>
        </>
      }
    >
      <p>{auditText.exportText}</p>
      <TextField
        label={auditText.exportReason}
        value={reason}
        onChange={setReason}
        maxLength={500}
        autoFocus
        error={wasTried && isMissing ? auditText.exportReasonMissing : undefined}
        onSubmit={save}
      />
      {exporting.isError ? <FailureNotice extent="inline" {...describeFailure(exporting.error.failure)} /> : null}
    </Dialog>
  );
}
