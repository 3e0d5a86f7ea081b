import { useEffect, useId, useState } from 'react';
import type { SearchHit } from '../../bridge/types.ts';
import { announce } from '../../state/announcer.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { describeFailure } from '../../text/failures.ts';
import { searchText } from '../../text/search.ts';
import { uiText } from '../../text/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.ts';
import { EmptyState, FailureNotice, Loading } from '../../ui/notice.tsx';
import { useSearch } from './queries.ts';
import './search-screen.css';

export interface SearchScreenProps {
  readonly text: string;
  readonly onOpen: (hit: SearchHit) => void;
  /** Of a task that is not here: looks where it is. Undefined where the text is no process number. */
  readonly locate?: { readonly label: string; readonly onPress: () => void } | undefined;
}

const iconOf: Readonly<Record<SearchHit['kind'], IconName>> = {
  person: 'person',
  'case-file': 'folder',
  task: 'inbox',
  document: 'document',
};

/** Hits of every kind in one list; arrow keys move, Enter opens. */
export function SearchScreen({ text, onOpen, locate }: SearchScreenProps) {
  const search = useSearch(text);
  const [place, setPlace] = useState(0);
  const hits = text.trim() === '' ? [] : (search.data?.hits ?? []);
  const current = Math.min(place, hits.length - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins at its first hit
  useEffect(() => setPlace(0), [text]);
  const isAnswered = search.isSuccess && !search.isPlaceholderData && text.trim() !== '';
  useEffect(() => {
    if (isAnswered) announce(searchText.found(hits.length));
  }, [isAnswered, hits.length]);
  const move = (steps: number) => setPlace(Math.min(Math.max(current + steps, 0), hits.length - 1));
  const hit = hits[current];
  useKeyCommand('next', hit === undefined ? undefined : () => move(1));
  useKeyCommand('previous', hit === undefined ? undefined : () => move(-1));
  const isNowhere = isAnswered && hits.length === 0;
  const open = hit === undefined ? (isNowhere ? locate?.onPress : undefined) : () => onOpen(hit);
  useKeyCommand('open', open);

  if (text.trim() === '') {
    return (
      <>
        <h1 className="zk-visually-hidden">{searchText.title}</h1>
        <EmptyState icon="search" title={searchText.startTitle} text={searchText.startText} />
      </>
    );
  }
  if (search.isError) {
    const { title, text: advice } = describeFailure(search.error.failure);
    const retry = { label: uiText.retry, onPress: () => void search.refetch() };
    return <FailureNotice title={title} text={advice} action={retry} />;
  }
  if (search.data === undefined) return <Loading />;
  if (hits.length === 0) {
    return (
      <EmptyState icon="search" title={searchText.noneTitle} text={searchText.noneText(text.trim())}>
        {locate === undefined ? null : <Button onPress={locate.onPress}>{locate.label}</Button>}
      </EmptyState>
    );
  }
  return (
    <section className="zk-search" aria-label={searchText.title}>
      <h1 className="zk-search__title">{searchText.found(hits.length)}</h1>
      <Hits hits={hits} current={current} onPick={onOpen} />
      {search.data.more ? <p className="zk-search__more">{searchText.more}</p> : null}
    </section>
  );
}

interface HitsProps {
  readonly hits: readonly SearchHit[];
  readonly current: number;
  readonly onPick: (hit: SearchHit) => void;
}

function Hits({ hits, current, onPick }: HitsProps) {
  const id = useId();
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);
  return (
    <div
      className="zk-search__hits"
      role="listbox"
      tabIndex={0}
      aria-label={searchText.results}
      aria-activedescendant={`${id}-${current}`}
    >
      {hits.map((hit, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the keyboard map of the application
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active hit
        <div
          key={`${hit.kind}-${hit.id}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === current}
          className="zk-hit"
          onClick={() => onPick(hit)}
        >
          <Icon name={iconOf[hit.kind]} size={16} />
          <span className="zk-hit__title">{hit.title}</span>
          <span className="zk-hit__detail">{hit.detail}</span>
          <span className="zk-hit__kind">{searchText.kind[hit.kind]}</span>
        </div>
      ))}
    </div>
  );
}
