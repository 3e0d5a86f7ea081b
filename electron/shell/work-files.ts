import { open, readFile, stat } from 'node:fs/promises';
import type { Dialog } from 'electron';
import type { WorkFiles } from '../ports/work-files.ts';
import { texts } from './texts.ts';

/** More than all unsent work of a person ever is; a wrong file must not fill the memory. */
const MOST_BYTES = 1_000_000_000;

/** Asks in the dialogs of the operating system, beside the window. */
export function workFilesOf(dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>): WorkFiles {
  const filters = [{ name: texts.workFile.kind, extensions: ['zkarbeit'] }];
  return {
    async save(suggestedName, bytes) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        title: texts.workFile.save,
        defaultPath: suggestedName,
        filters,
      });
      if (canceled || filePath === '') return null;
      await writeWhole(filePath, bytes);
      return 'saved';
    },
    async open() {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: texts.workFile.open,
        properties: ['openFile'],
        filters,
      });
      const [file] = filePaths;
      if (canceled || file === undefined) return null;
      return (await stat(file)).size > MOST_BYTES ? new Uint8Array() : await readFile(file);
    },
  };
}

/** On the disk when it returns: the person may pull the stick out then. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
