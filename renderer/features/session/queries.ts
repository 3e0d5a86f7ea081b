import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, channelQuery } from '../../bridge/channel-query.ts';

const shown = channelQuery('session.show', {});

/** Who is signed in at this workstation. */
export function useSession() {
  return useQuery(shown);
}

/** Signs in; everything that was on the screen before is asked for again. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: { readonly login: string; readonly password: string }) =>
      ask('session.sign-in', credentials),
    onSuccess: (session) => {
      client.setQueryData(shown.queryKey, session);
      void client.invalidateQueries();
    },
  });
}

/** Signs out. Fails with `conflict` while work waits to be sent, unless it is kept. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (choice: { readonly keepWork: boolean }) => ask('session.sign-out', choice),
    onSuccess: (session) => client.setQueryData(shown.queryKey, session),
  });
}
