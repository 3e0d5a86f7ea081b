import { useState } from 'react';
import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import type { TellNamesakesApart } from '../../../shared/commands/command.ts';
import type { DirectoryHit } from '../../../shared/domain/directory-hit.ts';
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

interface Said {
  /** About whom: the ids of those found. */
  readonly about: string;
  readonly isChecked: boolean;
  readonly reason: string;
}

/** @param identity undefined while name or birth date is not complete */
export function useNamesakes({ view, candidates }: Clearing, identity: Identity | undefined): Namesakes {
  const search = useDirectorySearch();
  const [searched, setSearched] = useState<{ readonly of: Identity; readonly hits: readonly DirectoryHit[] }>();
  const [said, setSaid] = useState<Said>({ about: '', isChecked: false, reason: '' });
  const foundFor = (one: Identity, hits: readonly DirectoryHit[]) => findNamesakes(one, [...candidates, ...hits]);
  const found = identity === undefined ? [] : foundFor(identity, searched?.hits ?? []);
  const about = key(found);
  const { isChecked, reason } = said.about === about ? said : { isChecked: false, reason: '' };

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
    check: (next) => setSaid({ about, isChecked: next, reason }),
    write: (next) => setSaid({ about, isChecked, reason: next }),
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
