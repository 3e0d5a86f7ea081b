import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, channelQuery } from '../../bridge/channel-query.ts';

const shown = channelQuery('workstation.show', {});
const session = channelQuery('session.show', {});

/** Lock, keys, unsent work and clock of this workstation, as they are now. */
export function useWorkstation() {
  return useQuery(shown);
}

export function useLock() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask('workstation.lock', {}),
    onSuccess: (state) => client.setQueryData(session.queryKey, state),
  });
}

/** Fails with `conflict` when the code is wrong; the session then tells how many tries are left. */
export function useUnlock() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => ask('workstation.unlock', { code }),
    onSuccess: (state) => client.setQueryData(session.queryKey, state),
    onError: () => client.invalidateQueries({ queryKey: session.queryKey }),
  });
}

export function useSetCode() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => ask('workstation.set-code', { code }),
    onSuccess: (state) => client.setQueryData(shown.queryKey, state),
  });
}

export function useDropCode() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask('workstation.drop-code', {}),
    onSuccess: (state) => client.setQueryData(shown.queryKey, state),
  });
}

export function useRenewKeys() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask('workstation.renew-keys', {}),
    onSettled: () => client.invalidateQueries(),
  });
}

export function useReset() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask('workstation.reset', {}),
    onSettled: () => client.invalidateQueries(),
  });
}

export function useRebuild() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask('workstation.rebuild', {}),
    onSuccess: (state) => client.setQueryData(session.queryKey, state),
  });
}

export function useExportWork() {
  return useMutation({ mutationFn: (passphrase: string) => ask('workstation.export-work', { passphrase }) });
}

export function useImportWork() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (passphrase: string) => ask('workstation.import-work', { passphrase }),
    onSuccess: () => client.invalidateQueries(),
  });
}
