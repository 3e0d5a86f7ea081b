import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import { unreachable } from '../../../shared/base/unreachable.ts';
import type { Command } from '../../../shared/commands/command.ts';
import { letterReasonTitle } from '../../../shared/domain/evidence/prepare-letter.ts';
import { nameOfAct } from '../../../shared/domain/name-of-act.ts';
import { fullName } from '../../../shared/domain/person.ts';
import { findRegister } from '../../../shared/domain/register.ts';
import type { ConflictCard } from '../../bridge/types.ts';
import { conflictText } from '../../text/conflicts.ts';
import { formatMoment, formatTime } from '../../text/dates.ts';
import { wayText } from '../../text/ways.ts';
import { describeField } from './describe-value.ts';

/** One step of a version: what was done, and what belongs to it, line by line. */
export interface DescribedStep {
  readonly title: string;
  readonly details: readonly string[];
}

/** My version, step by step. Pure. */
export function describeMine(card: ConflictCard): readonly DescribedStep[] {
  return card.mine.map((command) => ({ title: titleOf(command), details: detailsOf(command, card) }));
}

function titleOf(command: Command): string {
  return command.kind === 'set-personal' && !command.isPersonal
    ? conflictText.notPersonal
    : conflictText.step[command.kind];
}

function detailsOf(command: Command, card: ConflictCard): readonly string[] {
  switch (command.kind) {
    case 'confirm':
      return takenValues(card, command.takeOver ?? []);
    case 'file': {
      const { caseFileId, register, documents } = command.target;
      return [describePlace(card, caseFileId, register), ...documents.map(({ title }) => title)];
    }
    case 'request':
      return [
        conflictText.reason(letterReasonTitle(command.reason)),
        conflictText.dueOn(formatGermanDay(command.dueOn)),
        command.text,
      ];
    case 'return':
      return [conflictText.reason(letterReasonTitle(command.reason)), command.text];
    case 'forward':
      return [...(card.recipientName === null ? [] : [conflictText.to(card.recipientName)]), command.reason];
    case 'cede':
      return [conflictText.to(command.authority), command.reason, command.text];
    case 'register-person':
      return [
        conflictText.newPerson(fullName(command.person)),
        ...(command.namesakes === undefined ? [] : [conflictText.toldApart(command.namesakes.reason)]),
      ];
    case 'move-basket':
      return [command.reason];
    case 'note':
      return [command.text];
    case 'assign':
    case 'undo-confirm':
    case 'undo-file':
    case 'resume':
    case 'claim':
    case 'release':
    case 'set-personal':
      return [];
    default:
      return unreachable(command);
  }
}

/** What holds instead: where the task stands, who brought it there and what with. Pure. */
export function describeTheirs(card: ConflictCard, now: Date): readonly DescribedStep[] {
  if (card.theirs === null) return [];
  const { task, filed, assigneeName, claim } = card.theirs;
  const { confirmed, lastStep } = task;
  const [place] = filed;
  return [
    { title: conflictText.state[task.state], details: [] },
    ...(lastStep === null
      ? []
      : [
          {
            title: wayText.lastStep[lastStep.kind](nameOfAct(lastStep.act), formatMoment(lastStep.act.at, now)),
            details: lastStep.text === '' ? [] : [lastStep.text],
          },
        ]),
    ...(confirmed === null
      ? []
      : [
          {
            title: conflictText.confirmedBy(nameOfAct(confirmed), formatMoment(confirmed.at, now)),
            details: takenValues(
              card,
              Object.entries(task.takenOver).map(([field, { value }]) => ({ field, value })),
            ),
          },
        ]),
    ...(task.filed === null
      ? []
      : [
          {
            title: conflictText.filedBy(nameOfAct(task.filed), formatMoment(task.filed.at, now)),
            details:
              place === undefined
                ? []
                : [describePlace(card, place.caseFileId, place.register), ...filed.map(({ title }) => title)],
          },
        ]),
    { title: assigneeName === null ? conflictText.nobody : conflictText.assignee(assigneeName), details: [] },
    ...(claim === null ? [] : [{ title: conflictText.claimedBy(claim.byName, formatTime(claim.until)), details: [] }]),
  ];
}

function takenValues(
  { procedure }: ConflictCard,
  values: readonly { readonly field: string; readonly value: string }[],
): readonly string[] {
  if (values.length === 0) return [conflictText.asDeclared];
  return values.map(({ field, value }) => {
    const shown = describeField(procedure, field, value);
    return conflictText.taken(shown.label, shown.value);
  });
}

export function describePlace({ files }: ConflictCard, caseFileId: string, register: string): string {
  const file = files.find(({ id }) => id === caseFileId);
  const named = file === undefined ? register : `${register} ${findRegister(file.kind, register)?.title ?? ''}`.trim();
  return file === undefined ? conflictText.registerOnly(named) : conflictText.place(file.title, named);
}
