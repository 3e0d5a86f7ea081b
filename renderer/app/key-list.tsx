import { setKeyListOpen, useIsKeyListOpen } from '../state/view.ts';
import { type KeyCommand, keyCommandTexts, keyNames, keysText } from '../text/keys.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { KeyHint } from '../ui/key-hint.tsx';

const commands = Object.keys(keyCommandTexts) as readonly KeyCommand[];

/** All keys, for reading up; `?` opens it from everywhere. */
export function KeyList() {
  const isOpen = useIsKeyListOpen();
  return (
    <Dialog title={keysText.title} isOpen={isOpen} onClose={() => setKeyListOpen(false)}>
      <p className="zk-keys__text">{keysText.introduction}</p>
      <DataTable
        caption={keysText.title}
        columns={[
          { id: 'effect', header: keysText.columnEffect },
          { id: 'key', header: keysText.columnKey, width: '9rem' },
        ]}
        rows={commands.map((command) => ({
          id: command,
          cells: { effect: keyCommandTexts[command], key: <Keys names={keyNames[command]} /> },
        }))}
      />
      <p className="zk-keys__text">{keysText.viewer}</p>
    </Dialog>
  );
}

function Keys({ names }: { readonly names: readonly string[] }) {
  return (
    <>
      <span className="zk-visually-hidden">{names.join(`, ${keysText.or} `)}</span>
      <span className="zk-keys__hints">
        {names.map((name) => (
          <KeyHint key={name} keys={name} />
        ))}
      </span>
    </>
  );
}
