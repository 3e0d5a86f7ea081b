import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, channelQuery } from '../../bridge/channel-query.ts';

const shown = channelQuery('session.show', {});

/** Who is signed in at this workstation, and how far a sign-in is. */
export function useSession() {
  return useQuery(shown);
}

/** Begins to sign in: the browser opens. How it goes on is told by the session itself. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask('session.sign-in', {}),
    onSuccess: (session) => client.setQueryData(shown.queryKey, session),
  });
}

/** Gives up the sign-in that waits for the browser. */
export function useCancelSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask('session.cancel-sign-in', {}),
    onSuccess: (session) => client.setQueryData(shown.queryKey, session),
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

/** Signs out here and on every other device. Fails with `offline` without the server. */
export function useSignOutEverywhere() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask('session.sign-out-everywhere', {}),
    onSuccess: (session) => client.setQueryData(shown.queryKey, session),
  });
}
