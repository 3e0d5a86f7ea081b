import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../../bridge/channel-query.ts';
import { refreshTopics } from '../../../bridge/query-client.ts';
import type { TaskView } from '../../../bridge/types.ts';
import { announce } from '../../../state/announcer.ts';
import { deputiesText } from '../../../text/deputies.ts';
import { describeFailure } from '../../../text/failures.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { whyClosed } from '../why-closed.ts';

const text = deputiesText.personal;

/** Keeps a task from deputies and the team, after saying what that means; or lets them see it again. */
export function PersonalStep({ view }: { readonly view: TaskView }) {
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const setting = useMutation({
    mutationFn: (isPersonal: boolean) =>
      ask('task.set-personal', { taskId: view.task.id, expectedVersion: view.task.version, isPersonal }),
    onSuccess: (_answer, isPersonal) => announce(isPersonal ? text.announceSet : text.announceUnset),
    onError: ({ failure }) => announce(describeFailure(failure).title),
    onSettled: () => void refreshTopics(client, ['tasks', 'outbox']),
  });
  const { isPersonal } = view.task;
  const label = isPersonal ? text.unset : text.set;
  const go = () => {
    setAsking(false);
    if (!setting.isPending) setting.mutate(!isPersonal);
  };
  return (
    <div className="zk-ways__wide">
      <Button variant="quiet" closedBecause={reasonAgainst(view)} onPress={() => (isPersonal ? go() : setAsking(true))}>
        {label}
      </Button>
      <Dialog
        title={text.questionTitle}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        isQuestion
        actions={
          <>
            <Button autoFocus onPress={() => setAsking(false)}>
              {deputiesText.form.cancel}
            </Button>
            <Button variant="main" onPress={go}>
              {text.set}
            </Button>
          </>
        }
      >
        <p>{text.explain}</p>
      </Dialog>
    </div>
  );
}

function reasonAgainst(view: TaskView): string | undefined {
  return view.permissions['set-personal'].allowed ? whyClosed(view, 'set-personal') : text.onlyOwner;
}
