import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CalendarDate } from '../../../../shared/base/calendar-date.ts';
import type { TeamId, WorkerId } from '../../../../shared/base/ids.ts';
import type { LetterReason } from '../../../../shared/domain/letter-reason.ts';
import { ask, channelQuery } from '../../../bridge/channel-query.ts';
import { refreshTopics } from '../../../bridge/query-client.ts';
import type { TaskView } from '../../../bridge/types.ts';
import { showState } from '../queries.ts';

export interface Letter {
  readonly reason: LetterReason;
  readonly text: string;
}

export interface Receiver {
  readonly workerId: WorkerId | null;
  readonly teamId: TeamId;
}

/** One of the ways beside the two clicks, with everything that it needs. */
export type Way =
  | { readonly way: 'request'; readonly letter: Letter; readonly dueOn: CalendarDate }
  | { readonly way: 'return'; readonly letter: Letter }
  | { readonly way: 'forward'; readonly to: Receiver; readonly reason: string }
  | { readonly way: 'cede'; readonly authority: string; readonly reason: string; readonly text: string }
  | { readonly way: 'resume' };

export interface WayOfTask {
  readonly view: TaskView;
  readonly way: Way;
}

const stateAfter = {
  request: 'awaiting-citizen',
  return: 'returned',
  resume: 'open',
  cede: 'ceded',
  forward: undefined,
} as const;

/** Durable on this machine when answered; the new state is on the screen without asking again. */
export function useGoWay() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ view, way }: WayOfTask) => send(view, way),
    onSuccess: ({ version }, { view, way }) => {
      const state = stateAfter[way.way];
      if (state !== undefined) showState(client, view.task.id, state, version);
    },
    onSettled: () => void refreshTopics(client, ['tasks', 'outbox']),
  });
}

function send({ task }: TaskView, way: Way): Promise<{ version: number }> {
  const step = { taskId: task.id, expectedVersion: task.version };
  switch (way.way) {
    case 'request':
      return ask('task.request', { ...step, ...way.letter, dueOn: way.dueOn });
    case 'return':
      return ask('task.return', { ...step, ...way.letter });
    case 'forward':
      return ask('task.forward', { ...step, to: { ...way.to }, reason: way.reason });
    case 'cede':
      return ask('clearing.cede', { ...step, authority: way.authority, reason: way.reason, text: way.text });
    case 'resume':
      return ask('task.resume', step);
  }
}

export function useColleagues() {
  return useQuery(channelQuery('task.colleagues', {}));
}
