import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConflictChoice } from '../../../shared/domain/conflict.ts';
import { ask, channelQuery } from '../../bridge/channel-query.ts';
import { refreshTopics } from '../../bridge/query-client.ts';
import type { ConflictCard } from '../../bridge/types.ts';

/** Work that the server did not carry out, the oldest first. */
export function useConflicts() {
  return useQuery(channelQuery('conflicts.list', {}));
}

export interface Chosen {
  readonly card: ConflictCard;
  readonly choice: ConflictChoice;
  /** My work in words, for the note. */
  readonly text: string;
}

/** @param onChosen told also when the card has left the list before the answer came */
export function useResolveConflict(onChosen: (choice: ConflictChoice) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ card, choice, text }: Chosen) =>
      ask('conflicts.resolve', {
        taskId: card.taskId,
        commandIds: card.mine.map(({ commandId }) => commandId),
        choice,
        text,
      }),
    onSuccess: (_answer, { choice }) => onChosen(choice),
    onSettled: () => refreshTopics(client, ['tasks', 'outbox', 'file-documents']),
  });
}
