import { addDays, dayInBerlin, type Instant } from '../../../shared/base/calendar-date.ts';
import { unreachable } from '../../../shared/base/unreachable.ts';
import type { Act } from '../../../shared/domain/task.ts';
import type { ConflictCard } from '../../bridge/types.ts';
import { conflictText } from '../../text/conflicts.ts';
import { formatDayNear, formatTime } from '../../text/dates.ts';
import { taskText } from '../../text/task.ts';

/** What happened, in one or two sentences. Pure. */
export function describeOutcome(card: ConflictCard, now: Date): string {
  const act = actOfTheirs(card);
  switch (card.outcome) {
    case 'same':
      return describeSame(card, act, now);
    case 'faster':
      return act === null || act.by === card.me
        ? conflictText.fasterWithoutAct
        : conflictText.faster(act.byName, inSentence(act.at, now));
    case 'changed':
      return conflictText.changed;
    case 'in-hand': {
      const claim = card.theirs?.claim ?? null;
      return claim === null ? conflictText.wasInHand : conflictText.inHand(claim.byName, formatTime(claim.until));
    }
    case 'too-late':
      return conflictText.tooLate;
    case 'no-right':
      return conflictText.noRight;
    case 'gone':
      return conflictText.gone;
    case 'not-possible':
      return taskText.refusal[card.reason];
    default:
      return unreachable(card.outcome);
  }
}

function describeSame(card: ConflictCard, act: Act | null, now: Date): string {
  const last = card.mine.at(-1);
  if (act === null || last === undefined) return conflictText.sameWithoutAct;
  const done = conflictText.done[last.kind];
  const when = inSentence(act.at, now);
  return act.by === card.me ? conflictText.sameByMe(when, done) : conflictText.same(act.byName, when, done);
}

/** Who brought about what holds instead of my last step; null where nobody can be named. */
export function actOfTheirs({ mine, theirs }: ConflictCard): Act | null {
  if (theirs === null) return null;
  const { confirmed, filed, lastStep } = theirs.task;
  switch (mine.at(-1)?.kind) {
    case 'confirm':
      return confirmed ?? lastStep?.act ?? null;
    case 'file':
      return filed ?? confirmed ?? lastStep?.act ?? null;
    case 'request':
    case 'return':
    case 'forward':
    case 'cede':
    case 'assign':
    case 'register-person':
    case 'move-basket':
      return lastStep?.act ?? filed ?? confirmed;
    default:
      return null;
  }
}

/** `um 09:14`, `gestern um 17:40`, `am 12.11. um 09:30`. */
function inSentence(moment: Instant, now: Date): string {
  const day = dayInBerlin(moment);
  const today = dayInBerlin(now);
  const time = formatTime(moment);
  if (day === today) return conflictText.at(time);
  if (day === addDays(today, -1)) return conflictText.yesterdayAt(time);
  return conflictText.onDayAt(formatDayNear(day, today), time);
}
