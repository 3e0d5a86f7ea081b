import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { defaultPreferences, type Preferences } from '../../shared/ipc/preferences.ts';
import { ask, channelQuery } from './channel-query.ts';

export type { Preferences } from '../../shared/ipc/preferences.ts';

const shown = channelQuery('preferences.show', {});

export interface PreferencesHandle {
  readonly preferences: Preferences;
  /** False until the kept habits have been read; until then the defaults are shown. */
  readonly isKnown: boolean;
  readonly change: (change: Partial<Preferences>) => void;
}

/** View habits of this person on this machine. A change is visible at once and kept by the core. */
export function usePreferences(): PreferencesHandle {
  const client = useQueryClient();
  const query = useQuery(shown);
  const { mutate } = useMutation({
    mutationFn: (change: Partial<Preferences>) => ask('preferences.change', change),
    onMutate: (change) => {
      client.setQueryData(shown.queryKey, (last) => ({ ...defaultPreferences, ...last, ...change }));
    },
    scope: { id: 'preferences' }, // one after another, so that the last change wins
  });
  return { preferences: query.data ?? defaultPreferences, isKnown: !query.isPending, change: mutate };
}
