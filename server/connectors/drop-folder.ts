import { join } from 'node:path';
import { failed, ok } from '../../shared/base/result.ts';
import { createFolder, type DurableFiles, systemFiles, writeDurably } from '../content/write-durably.ts';
import type { OutboundTarget } from './handover-message.ts';
import type { DeliveryProblem, SpecialistSystem } from './specialist-system.ts';

export interface DropFolderDeps {
  /** Holds `fachverfahren/`, `statistik/` and `postfach/`; created when missing, also when it vanished meanwhile. */
  readonly folder: string;
  readonly newId: () => string;
  readonly files?: DurableFiles;
}

const folderNames: Readonly<Record<OutboundTarget, string>> = {
  specialist: 'fachverfahren',
  statistics: 'statistik',
  postfach: 'postfach',
};

/**
 * Hand-over as one JSON file per message, which an import job of the Fachverfahren collects. The file is named by the
 * idempotency key and appears whole or not at all, so a message that comes twice is one file.
 */
export function createDropFolder({ folder, newId, files = systemFiles }: DropFolderDeps): SpecialistSystem {
  return {
    deliver: async (message, idempotencyKey) => {
      if (!/^[A-Za-z0-9-]{1,80}$/.test(idempotencyKey)) throw new Error('an idempotency key does not have its form');
      const target = join(folder, folderNames[message.target]);
      // Names that begin with a dot are not collected: an import job sees complete files only.
      const temporary = join(target, `.${newId()}.tmp`);
      try {
        await createFolder(target);
        await writeDurably(
          join(target, `${idempotencyKey}.json`),
          temporary,
          `${JSON.stringify(message, null, 2)}\n`,
          files,
        );
        return ok();
      } catch (problem) {
        return failed(nameProblem(problem));
      }
    },
  };
}

function nameProblem(problem: unknown): DeliveryProblem {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'no-room';
  return code === 'ETIMEDOUT' || code === 'EHOSTDOWN' || code === 'ESTALE' ? 'unreachable' : 'not-writable';
}
