import { useState } from 'react';
import { z } from 'zod';
import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import type { TellNamesakesApart } from '../../../shared/commands/command.ts';
import type { DirectoryHit } from '../../../shared/domain/directory-hit.ts';
import { useDraft } from '../../bridge/drafts.ts';
import { findNamesakes, type Identity, isNamesake } from './find-namesakes.ts';
import { useDirectorySearch } from './queries.ts';
import type { Clearing } from './use-clearing.ts';

/** Who has name and birth date of the person to be registered, and what the person at the screen says to that. */
export interface Namesakes {
  readonly found: readonly DirectoryHit[];
  readonly isChecked: boolean;
  readonly reason: string;
  readonly check: (isChecked: boolean) => void;
  readonly write: (reason: string) => void;
  readonly isSearching: boolean;
  /**
   * Goes on when nobody is found, or everybody found was told apart. Proposals are about what was declared: somebody
   * whose name or birth date was written otherwise is searched for first. Without a connection the server decides alone.
   */
  readonly settle: (identity: Identity, goOn: (apart: TellNamesakesApart | undefined) => void) => void;
}

export const namesakeStepId = 'zk-namesakes';

/** About whom it was said: the ids of those found. The tick is set anew after a lock, as every tick is. */
const saidSchema = z.object({ about: z.string(), reason: z.string() });

/** @param identity undefined while name or birth date is not complete */
export function useNamesakes({ view, candidates }: Clearing, identity: Identity | undefined): Namesakes {
  const search = useDirectorySearch();
  const [searched, setSearched] = useState<{ readonly of: Identity; readonly hits: readonly DirectoryHit[] }>();
  const [checked, setChecked] = useState<string>();
  const said = useDraft({ step: 'register-person', taskId: view.task.id, part: 'namesakes', schema: saidSchema });
  const foundFor = (one: Identity, hits: readonly DirectoryHit[]) => findNamesakes(one, [...candidates, ...hits]);
  const found = identity === undefined ? [] : foundFor(identity, searched?.hits ?? []);
  const about = key(found);
  const reason = said.value?.about === about ? said.value.reason : '';
  const isChecked = checked !== undefined && checked === about;

  const settle: Namesakes['settle'] = (one, goOn) => {
    const decide = (hits: readonly DirectoryHit[]) => {
      const namesakes = foundFor(one, hits);
      if (namesakes.length === 0) return goOn(undefined);
      if (!isChecked || reason.trim() === '' || key(namesakes) !== about) return focusStep(isChecked);
      goOn({ personIds: idsOf(namesakes), reason: reason.trim() });
    };
    const isAsked = [view.task.submission.applicant, ...(searched === undefined ? [] : [searched.of])].some((asked) =>
      isNamesake(one, asked),
    );
    if (isAsked) return decide(searched?.hits ?? []);
    const { familyName, givenNames, birthDate } = one;
    const text = `${familyName} ${givenNames} ${formatGermanDay(birthDate)}`;
    const answered = (hits: readonly DirectoryHit[]) => {
      setSearched({ of: one, hits });
      decide(hits);
    };
    search.mutate(
      { taskId: view.task.id, text },
      { onSuccess: ({ hits }) => answered(hits), onError: () => decide([]) },
    );
  };
  return {
    found,
    isChecked,
    reason,
    check: (next) => setChecked(next ? about : undefined),
    write: (next) => said.write({ about, reason: next }),
    isSearching: search.isPending,
    settle,
  };
}

/** To what is missing there; it may have come just now. */
function focusStep(isChecked: boolean): void {
  const missing = isChecked ? 'textarea' : 'input';
  requestAnimationFrame(() => document.getElementById(namesakeStepId)?.querySelector<HTMLElement>(missing)?.focus());
}

function key(hits: readonly DirectoryHit[]): string {
  return idsOf(hits).toSorted().join();
}

function idsOf(hits: readonly DirectoryHit[]): DirectoryHit['personId'][] {
  return hits.map(({ personId }) => personId);
}
