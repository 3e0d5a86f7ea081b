import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import { unreachable } from '../../../shared/base/unreachable.ts';
import type { Difference } from '../../../shared/domain/conflict.ts';
import { letterReasonTitle } from '../../../shared/domain/evidence/prepare-letter.ts';
import { letterReasons } from '../../../shared/domain/letter-reason.ts';
import type { ConflictCard } from '../../bridge/types.ts';
import { conflictText } from '../../text/conflicts.ts';
import { describeField } from './describe-value.ts';

const { different } = conflictText;

/** In what both versions differ, one sentence each. Pure. */
export function describeDifferences(card: ConflictCard): readonly string[] {
  return card.differences.map((difference) => sentenceOf(difference, card));
}

function sentenceOf(difference: Difference, { procedure, files }: ConflictCard): string {
  const fileTitle = (wanted: string) => files.find(({ id }) => id === wanted)?.title ?? '–';
  switch (difference.kind) {
    case 'value': {
      const { field, mine, theirs } = difference;
      const shown = (value: string | null) =>
        value === null ? different.declared : describeField(procedure, field, value).value;
      return different.value(describeField(procedure, field, '').label, shown(mine), shown(theirs));
    }
    case 'state':
      return different.state(conflictText.step[difference.mine], conflictText.state[difference.theirs]);
    case 'file':
      return different.file(fileTitle(difference.mine), fileTitle(difference.theirs));
    case 'register':
      return different.register(difference.mine, difference.theirs);
    case 'title':
      return difference.theirs === null
        ? different.titleMissing(difference.mine)
        : different.title(difference.mine, difference.theirs);
    case 'letter-reason':
      return different['letter-reason'](reasonTitle(difference.mine), reasonTitle(difference.theirs));
    case 'letter-text':
      return different['letter-text'];
    case 'due':
      return different.due(
        formatGermanDay(difference.mine),
        difference.theirs === null ? different.noDue : formatGermanDay(difference.theirs),
      );
    case 'desk':
      return different.desk;
    case 'personal':
      return difference.theirs ? different.personal : different.notPersonal;
    default:
      return unreachable(difference);
  }
}

function reasonTitle(code: string): string {
  const known = letterReasons.find((reason) => reason === code);
  return known === undefined ? code : letterReasonTitle(known);
}
