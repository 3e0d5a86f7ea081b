import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { failed, ok } from '../../shared/base/result.ts';
import type { ContentStore } from '../content/content-store.ts';
import { createFolder, type DurableFiles, systemFiles, writeDurably } from '../content/write-durably.ts';
import type { AuthorityMessage } from './authority-message.ts';
import type { OutboundTarget } from './handover-message.ts';
import type { DeliveryProblem, SpecialistSystem } from './specialist-system.ts';

export interface DropFolderDeps {
  /** Holds `fachverfahren/`, `statistik/`, `postfach/` and `abgabe/`; created when missing, also when it vanished. */
  readonly folder: string;
  readonly newId: () => string;
  /** Where the documents of an Abgabe are read from. */
  readonly content: Pick<ContentStore, 'read'>;
  readonly files?: DurableFiles;
}

const folderNames: Readonly<Record<OutboundTarget, string>> = {
  specialist: 'fachverfahren',
  statistics: 'statistik',
  postfach: 'postfach',
  authority: 'abgabe',
};

/**
 * Hand-over as one JSON file per message, which an import job of the Fachverfahren collects. The file is named by the
 * idempotency key and appears whole or not at all, so a message that comes twice is one file. The documents of an Abgabe
 * lie in a folder of that name before the message appears.
 */
export function createDropFolder({ folder, newId, content, files = systemFiles }: DropFolderDeps): SpecialistSystem {
  return {
    deliver: async (message, idempotencyKey) => {
      if (!/^[A-Za-z0-9-]{1,80}$/.test(idempotencyKey)) throw new Error('an idempotency key does not have its form');
      const target = join(folder, folderNames[message.target]);
      try {
        await createFolder(target);
        if (message.target === 'authority') await writeDocuments(join(target, idempotencyKey), message);
        await write(join(target, `${idempotencyKey}.json`), target, `${JSON.stringify(message, null, 2)}\n`);
        return ok();
      } catch (problem) {
        return failed(nameProblem(problem));
      }
    },
  };

  async function writeDocuments(target: string, { documents }: AuthorityMessage): Promise<void> {
    await createFolder(target);
    for (const { contentHash, file } of documents) {
      const stream = await content.read(contentHash);
      if (stream === null) throw new Error('a document that was received is not in the content store');
      await write(join(target, file), target, await buffer(stream));
    }
  }

  /** Names that begin with a dot are not collected: an import job sees complete files only. */
  function write(path: string, target: string, bytes: Uint8Array | string): Promise<void> {
    return writeDurably(path, join(target, `.${newId()}.tmp`), bytes, files);
  }
}

function nameProblem(problem: unknown): DeliveryProblem {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'no-room';
  return code === 'ETIMEDOUT' || code === 'EHOSTDOWN' || code === 'ESTALE' ? 'unreachable' : 'not-writable';
}
