import { ok } from '../../shared/base/result.ts';
import {
  defaultPreferences,
  type Preferences,
  type preferenceChannels,
  preferences,
} from '../../shared/ipc/preferences.ts';
import { readPreferences, writePreferences } from '../cache/preferences/preference-rows.ts';
import { atDesk, type Desk, type HandlersOf } from './handler.ts';

export const preferenceHandlers: HandlersOf<keyof typeof preferenceChannels> = {
  'preferences.show': (_request, world) => {
    const desk = world.desk();
    return ok(desk === null ? defaultPreferences : current(desk));
  },
  'preferences.change': atDesk((changes, desk) => {
    const changed = preferences.parse({ ...current(desk), ...changes });
    desk.db.transaction(() => writePreferences(desk.db, changed));
    return ok(changed);
  }),
};

/** What was stored by an older version and no longer fits is forgotten: habits are not worth a failure. */
function current({ db }: Desk): Preferences {
  const stored = preferences.safeParse(readPreferences(db));
  return stored.success ? stored.data : defaultPreferences;
}
