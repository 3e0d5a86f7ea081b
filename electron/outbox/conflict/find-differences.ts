import { unreachable } from '../../../shared/base/unreachable.ts';
import type { Command } from '../../../shared/commands/command.ts';
import type { Difference } from '../../../shared/domain/conflict.ts';
import type { FileCommand } from '../filed-documents.ts';
import type { Mine, Theirs } from './conflict-facts.ts';
import { isDone, takenBy, takenIn } from './is-done.ts';

/** In what the refused work and what holds instead differ: what was decided first, then where the task lies. Pure. */
export function findDifferences({ commands, seen }: Mine, theirs: Theirs): readonly Difference[] {
  const { task } = theirs;
  const decided = commands
    .filter((command) => !isDone(command, theirs))
    .flatMap((command) => ofCommand(command, theirs));
  const moved = seen !== null && (seen.assigneeId !== task.assigneeId || seen.teamId !== task.teamId);
  const isForwarded = commands.some(
    ({ kind }) => kind === 'forward' || kind === 'assign' || kind === 'register-person',
  );
  return [
    ...decided,
    ...(moved && !isForwarded ? [{ kind: 'desk' } as const] : []),
    ...(seen !== null && seen.isPersonal !== task.isPersonal && !commands.some(({ kind }) => kind === 'set-personal')
      ? [{ kind: 'personal', theirs: task.isPersonal } as const]
      : []),
  ];
}

function ofCommand(command: Command, { task, filed }: Theirs): readonly Difference[] {
  const otherState: Difference = { kind: 'state', mine: command.kind, theirs: task.state };
  switch (command.kind) {
    case 'confirm':
      return task.confirmed === null ? [otherState] : ofValues(takenBy(command), takenIn(task));
    case 'file':
      return task.filed === null ? [otherState] : ofFiling(command, filed);
    case 'request':
    case 'return':
      return task.lastStep?.kind === command.kind ? ofLetter(command, task.lastStep) : [otherState];
    case 'assign':
    case 'register-person':
      return task.state === 'open' ? [{ kind: 'desk' }] : [otherState];
    case 'forward':
    case 'move-basket':
      return task.state === 'clearing' || task.state === 'open' ? [{ kind: 'desk' }] : [otherState];
    case 'set-personal':
      return [{ kind: 'personal', theirs: task.isPersonal }];
    case 'undo-confirm':
    case 'undo-file':
    case 'resume':
    case 'cede':
      return [otherState];
    case 'claim':
    case 'release':
    case 'note':
      return [];
    default:
      return unreachable(command);
  }
}

function ofValues(mine: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>): readonly Difference[] {
  return [...new Set([...mine.keys(), ...theirs.keys()])]
    .map((field) => ({
      kind: 'value' as const,
      field,
      mine: mine.get(field) ?? null,
      theirs: theirs.get(field) ?? null,
    }))
    .filter((value) => value.mine !== value.theirs);
}

function ofFiling({ target }: FileCommand, filed: Theirs['filed']): readonly Difference[] {
  const [first] = filed;
  const titles = target.documents.flatMap(({ contentHash, title }): readonly Difference[] => {
    const other = filed.find((document) => document.contentHash === contentHash)?.title ?? null;
    return other === title ? [] : [{ kind: 'title', mine: title, theirs: other }];
  });
  if (first === undefined) return titles;
  const { caseFileId, register } = first;
  return [
    ...(caseFileId === target.caseFileId
      ? []
      : [{ kind: 'file', mine: target.caseFileId, theirs: caseFileId } as const]),
    ...(register === target.register ? [] : [{ kind: 'register', mine: target.register, theirs: register } as const]),
    ...titles,
  ];
}

type Letter = Extract<Command, { kind: 'request' | 'return' }>;

function ofLetter(letter: Letter, theirs: NonNullable<Theirs['task']['lastStep']>): readonly Difference[] {
  const due = letter.kind === 'request' ? letter.dueOn : null;
  return [
    ...(theirs.reason === letter.reason || theirs.reason === null
      ? []
      : [{ kind: 'letter-reason', mine: letter.reason, theirs: theirs.reason } as const]),
    ...(theirs.text.trim() === letter.text.trim() ? [] : [{ kind: 'letter-text' } as const]),
    ...(due === null || due === theirs.dueOn ? [] : [{ kind: 'due', mine: due, theirs: theirs.dueOn } as const]),
  ];
}
