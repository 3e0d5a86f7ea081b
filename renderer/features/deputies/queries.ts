import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DeputyshipId, WorkerId } from '../../../shared/base/ids.ts';
import { ask, channelQuery } from '../../bridge/channel-query.ts';
import { refreshTopics } from '../../bridge/query-client.ts';
import type { DeputyCard, DeputyshipWish } from '../../bridge/types.ts';

const listed = channelQuery('deputies.list', {});

export function useDeputyships() {
  return useQuery(listed);
}

/** Asks the server once for what only it knows, whenever this is shown and a connection is there. */
export function useRefreshDeputyships(): void {
  const isOnline = useIsOnline();
  const { mutate } = useMutation({ mutationFn: () => ask('deputies.refresh', {}) });
  useEffect(() => {
    if (isOnline) mutate();
  }, [isOnline, mutate]);
}

export function useIsOnline(): boolean {
  return useQuery(channelQuery('sync.status', {})).data?.connection === 'online';
}

/** What a new one can be made of; asked once, because its id is for one form. */
export function useDeputyshipForm() {
  return useQuery({ ...channelQuery('deputies.form', {}), gcTime: 0 });
}

export function useFoundPersons(absentWorkerId: WorkerId, text: string) {
  const isWanted = text.trim().length >= 2;
  const query = useQuery({ ...channelQuery('deputies.find-persons', { absentWorkerId, text }), enabled: isWanted });
  return isWanted ? query.data : undefined;
}

export function useCheckedWish(wish: DeputyshipWish | undefined) {
  const wanted = wish ?? ({} as DeputyshipWish); // never asked for while disabled
  const query = useQuery({ ...channelQuery('deputies.check', wanted), enabled: wish !== undefined });
  return wish === undefined ? undefined : query.data;
}

export function useSetDeputyship() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: DeputyshipWish) => ask('deputies.set', wish),
    onSettled: () => void refreshTopics(client, ['session', 'tasks']),
  });
}

export interface DeputyshipChange {
  readonly deputyshipId: DeputyshipId;
  readonly until: DeputyshipWish['until'];
  readonly deputyIds: WorkerId[];
}

export function useChangeDeputyship() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: DeputyshipChange) => ask('deputies.change', change),
    onSettled: () => void refreshTopics(client, ['session', 'tasks']),
  });
}

export function useEndDeputyship() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deputyshipId: DeputyshipId) => ask('deputies.end', { deputyshipId }),
    onSettled: () => void refreshTopics(client, ['session', 'tasks']),
  });
}

export function useBriefing(deputyshipId: DeputyshipId) {
  return useQuery(channelQuery('deputies.briefing', { deputyshipId }));
}

export function useHandBack(deputyshipId: DeputyshipId) {
  return useQuery(channelQuery('deputies.hand-back', { deputyshipId }));
}

export function useCloseCard() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (card: DeputyCard) => ask('deputies.close-card', card),
    onMutate: ({ deputyshipId, card }) =>
      client.setQueryData(listed.queryKey, (last) =>
        last === undefined
          ? last
          : { ...last, cards: last.cards.filter((one) => one.card !== card || one.deputyshipId !== deputyshipId) },
      ),
  });
}
