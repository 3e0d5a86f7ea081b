import { useState } from 'react';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { DirectoryHit } from '../../../shared/domain/directory-hit.ts';
import { clearingText } from '../../text/clearing.ts';
import { describeFailure } from '../../text/failures.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PersonChoice } from './person-choice.tsx';
import { useDirectorySearch } from './queries.ts';

export interface PersonSearchProps {
  readonly taskId: TaskId;
  readonly chosen: DirectoryHit | undefined;
  readonly onChoose: (person: DirectoryHit) => void;
}

/** Over everybody in the office. Searched on Enter and not while typing: each search is in the audit log. */
export function PersonSearch({ taskId, chosen, onChoose }: PersonSearchProps) {
  const search = useDirectorySearch();
  const [text, setText] = useState('');
  const find = () => {
    if (text.trim() !== '' && !search.isPending) search.mutate({ taskId, text: text.trim() });
  };
  const isTooShort = search.error?.failure.kind === 'invalid-input';
  const failure = search.error === null || isTooShort ? undefined : describeFailure(search.error.failure);
  return (
    <search className="zk-clearing__search">
      <TextField
        label={clearingText.search}
        description={clearingText.searchHelp}
        value={text}
        maxLength={200}
        icon="search"
        autoComplete="off"
        error={isTooShort ? clearingText.searchTooShort : undefined}
        onChange={setText}
        onSubmit={find}
      />
      <div>
        <Button isDisabled={search.isPending} onPress={find}>
          {clearingText.searchButton}
        </Button>
      </div>
      {failure === undefined ? null : <FailureNotice extent="inline" title={failure.title} text={failure.text} />}
      <div role="status">{search.data === undefined ? null : <Outcome {...search.data} />}</div>
      {search.data === undefined || search.data.hits.length === 0 ? null : (
        <PersonChoice label={clearingText.found} persons={search.data.hits} chosen={chosen} onChoose={onChoose} />
      )}
    </search>
  );
}

function Outcome({ hits, more }: { readonly hits: readonly unknown[]; readonly more: boolean }) {
  if (hits.length === 0) return <p className="zk-clearing__muted">{clearingText.foundNothing}</p>;
  return more ? <p className="zk-clearing__muted">{clearingText.foundMore(hits.length)}</p> : null;
}
