import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { failed, ok } from '../../shared/base/result.ts';
import type { ContentStore } from '../content/content-store.ts';
import {
  createFolder,
  type DurableFiles,
  placeFile,
  prepareFile,
  systemFiles,
  writeDurably,
} from '../content/write-durably.ts';
import type { AuthorityMessage } from './authority-message.ts';
import type { OutboundMessage, OutboundTarget } from './handover-message.ts';
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
 * idempotency key and appears whole or not at all, so a message that comes twice is one file, and an older one never takes
 * the place of a newer one. The documents of an Abgabe lie in a folder of that name before the message appears.
 */
export function createDropFolder({ folder, newId, content, files = systemFiles }: DropFolderDeps): SpecialistSystem {
  return {
    deliver: async (message, idempotencyKey, givenUp) => {
      if (!/^[A-Za-z0-9-]{1,80}$/.test(idempotencyKey)) throw new Error('an idempotency key does not have its form');
      const target = join(folder, folderNames[message.target]);
      const path = join(target, `${idempotencyKey}.json`);
      const temporary = temporaryIn(target);
      try {
        await createFolder(target);
        if (message.target === 'authority') await writeDocuments(join(target, idempotencyKey), message);
        await prepareFile(temporary, `${JSON.stringify(message, null, 2)}\n`, files);
      } catch (problem) {
        return failed(nameProblem(problem));
      }
      const isSuperseded = (await revisionAt(path)) > revisionOf(message);
      if (isSuperseded || givenUp?.aborted === true) {
        await rm(temporary, { force: true });
        return isSuperseded ? ok() : failed('unknown');
      }
      try {
        await placeFile(temporary, path);
        return ok();
      } catch {
        return failed('unknown'); // it may be in its place and have been collected
      }
    },
  };

  async function writeDocuments(target: string, { documents }: AuthorityMessage): Promise<void> {
    await createFolder(target);
    for (const { contentHash, file } of documents) {
      const stream = await content.read(contentHash);
      if (stream === null) throw new Error('a document that was received is not in the content store');
      await writeDurably(join(target, file), temporaryIn(target), await buffer(stream), files);
    }
  }

  /** Names that begin with a dot are not collected: an import job sees complete files only. */
  function temporaryIn(target: string): string {
    return join(target, `.${newId()}.tmp`);
  }
}

/** Letters and Abgaben are written once under their key: all of them are the same. */
function revisionOf(message: OutboundMessage): number {
  return 'revision' in message ? message.revision : 0;
}

/** Of the message that lies there; 0 when there is none, or one that cannot be read. */
async function revisionAt(path: string): Promise<number> {
  try {
    const { revision }: { readonly revision?: unknown } = JSON.parse(await readFile(path, 'utf8'));
    return typeof revision === 'number' ? revision : 0;
  } catch {
    return 0;
  }
}

function nameProblem(problem: unknown): DeliveryProblem {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'no-room';
  return code === 'ETIMEDOUT' || code === 'EHOSTDOWN' || code === 'ESTALE' ? 'unreachable' : 'not-writable';
}
