import { useRef } from 'react';
import { useKeyCommand } from '../state/key-commands.ts';
import { setSearchText, showView, useSearchText, useViewName } from '../state/view.ts';
import { appText } from '../text/app.ts';
import { keyNames } from '../text/keys.ts';
import { TextField } from '../ui/text-field.tsx';

/** Always there; writing in it shows the hits. */
export function SearchField() {
  const field = useRef<HTMLInputElement>(null);
  const text = useSearchText();
  useKeyCommand('search', () => {
    field.current?.focus();
    field.current?.select();
    showView('search');
  });
  return (
    <search className="zk-frame__search" data-shows-hits={useViewName() === 'search'}>
      <TextField
        label={appText.searchField}
        isLabelHidden
        type="search"
        icon="search"
        placeholder={appText.searchField}
        keys={keyNames.search[0]}
        maxLength={200}
        value={text}
        onChange={(value) => {
          setSearchText(value);
          showView('search');
        }}
        inputRef={field}
      />
    </search>
  );
}
