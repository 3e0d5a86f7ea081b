import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseId, PersonId, TaskId } from '../../../shared/base/ids.ts';
import type { Recipient, TellNamesakesApart } from '../../../shared/commands/command.ts';
import { ask, channelQuery } from '../../bridge/channel-query.ts';
import { refreshTopics } from '../../bridge/query-client.ts';
import type { NewPerson, TaskView } from '../../bridge/types.ts';

export type Household =
  | { readonly kind: 'known'; readonly caseId: CaseId }
  | { readonly kind: 'new'; readonly caseNumber: string };

/** One way out of the basket, with everything that it needs. */
export type WayOut =
  | { readonly way: 'assign'; readonly caseId: CaseId; readonly personId: PersonId; readonly to: Recipient | null }
  | {
      readonly way: 'register';
      readonly household: Household;
      readonly person: NewPerson;
      readonly to: Recipient | null;
      /** Where somebody has that name and birth date already. */
      readonly namesakes?: TellNamesakesApart | undefined;
    }
  | { readonly way: 'move'; readonly serviceOfficeId: string; readonly reason: string }
  | { readonly way: 'cede'; readonly authority: string; readonly reason: string; readonly text: string };

/** Asked anew for every task, and after a refusal: what the server knows may have changed. */
export function useCandidates({ task, syncState }: Pick<TaskView, 'task' | 'syncState'>) {
  const staleTime = syncState === 'refused' ? 0 : 60_000;
  return useQuery({ ...channelQuery('clearing.candidates', { taskId: task.id }), staleTime });
}

/** Asked on purpose only: each search is in the audit log. */
export function useDirectorySearch() {
  return useMutation({
    mutationFn: (question: { readonly taskId: TaskId; readonly text: string }) => ask('clearing.search', question),
  });
}

export function useColleagues() {
  return useQuery(channelQuery('task.colleagues', {}));
}

export function useMe() {
  const session = useQuery(channelQuery('session.show', {})).data;
  return session?.state === 'signed-in' ? session.worker : undefined;
}

/** Durable on this machine when answered. */
export function useWayOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ view, out }: { readonly view: TaskView; readonly out: WayOut }) => send(view, out),
    onSettled: () => void refreshTopics(client, ['tasks', 'outbox']),
  });
}

function send({ task }: TaskView, out: WayOut): Promise<{ version: number }> {
  const step = { taskId: task.id, expectedVersion: task.version };
  switch (out.way) {
    case 'assign': {
      const { caseId, personId, to } = out;
      return ask('clearing.assign', { ...step, caseId, personId, to });
    }
    case 'register': {
      const { household, person, to, namesakes } = out;
      return ask('clearing.register', {
        ...step,
        household,
        person,
        to,
        ...(namesakes !== undefined && { namesakes }),
      });
    }
    case 'move':
      return ask('clearing.move', { ...step, serviceOfficeId: out.serviceOfficeId, reason: out.reason });
    case 'cede':
      return ask('clearing.cede', { ...step, authority: out.authority, reason: out.reason, text: out.text });
  }
}
