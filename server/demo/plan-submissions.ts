import { addDays, dayInBerlin, type Instant } from '../../shared/base/calendar-date.ts';
import type { DemoLogin } from './demo-office.ts';
import { berlinMoment } from './demo-time.ts';
import type { SeededRandom } from './names/seeded-random.ts';
import type { PlannedCase } from './plan-cases.ts';
import { drawMove } from './plan-move.ts';
import { notesOfSabine } from './plan-notes-of-sabine.ts';
import { planScenarios } from './plan-scenarios.ts';
import { drawSickNote } from './plan-sick-note.ts';
import { planUnclear } from './plan-unclear.ts';
import { planUpload, type UploadKind } from './plan-upload.ts';
import { drawForm, type PlannedSubmission, type Start, senderOf } from './planned-submission.ts';

const uploadKinds: readonly [UploadKind, ...UploadKind[]] = [
  'bank-letter',
  'employment-contract',
  'school-certificate',
];
const counts = { movesOfSabine: 2, uploadsOfSabine: 3, forYildiz: 9, others: 44 } as const;
/** How far back what is still open was received, in days. */
const oldest = 9;

/** About eighty open submissions in the order in which they arrived. */
export function planSubmissions(
  cases: readonly PlannedCase[],
  random: SeededRandom,
  now: Date,
): readonly PlannedSubmission[] {
  const drawn = cases.filter((planned) => planned.key === null);
  const take = (isWanted: (planned: PlannedCase) => boolean, count: number) => drawn.filter(isWanted).slice(0, count);
  const sabines = drawn.filter((planned) => planned.integrationWorker === 's.okafor');
  const integrationOf = (login: DemoLogin) => (planned: PlannedCase) => planned.integrationWorker === login;
  const others = drawn.filter(
    (planned) => planned.integrationWorker !== 's.okafor' && planned.integrationWorker !== 'k.yildiz',
  );
  let number = 0;
  const plan = (planned: PlannedCase, what: (start: Start) => PlannedSubmission): PlannedSubmission => {
    number += 1;
    const own = random.fork(`submission ${number}`);
    const receivedAt = drawMoment(own, now);
    return what({ random: own, key: `submission-${number}`, sender: senderOf(planned, own), receivedAt });
  };
  const planned = [
    ...planScenarios(cases, random.fork('scenarios'), now),
    ...sabines
      .slice(0, notesOfSabine.length)
      .map((one, index) => plan(one, (start) => (notesOfSabine[index] ?? drawNote)(start, now))),
    ...sabines.slice(8, 8 + counts.movesOfSabine).map((one) => plan(one, (start) => drawMove(start.random, start))),
    ...sabines.slice(11, 11 + counts.uploadsOfSabine).map((one) => plan(one, drawUpload)),
    ...take(integrationOf('k.yildiz'), counts.forYildiz).map((one) => plan(one, drawNote)),
    ...spread(others, counts.others).map((one, index) =>
      plan(one, index % 2 === 0 ? drawNote : index % 4 === 1 ? drawUpload : (start) => drawMove(start.random, start)),
    ),
    ...planUnclear({
      cases,
      random: random.fork('unknown people'),
      drawMoment: (own) => drawMoment(own, now),
      drawNote,
      drawUpload,
    }),
  ];
  return planned.toSorted((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1));
}

function drawNote(start: Start): PlannedSubmission {
  return drawSickNote(start.random, { ...start, form: drawForm(start.random) });
}

function drawUpload(start: Start): PlannedSubmission {
  const kind = start.random.pick(uploadKinds);
  return planUpload(start.random, { ...start, kind, form: drawForm(start.random) });
}

/** Between half past six and nine in the evening of one of the last days; never in the future. */
function drawMoment(random: SeededRandom, now: Date): Instant {
  const day = addDays(dayInBerlin(now), -random.between(0, oldest));
  const time = `${String(random.between(7, 20)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}`;
  const drawn = berlinMoment(day, time);
  return Date.parse(drawn) < now.getTime() ? drawn : berlinMoment(addDays(day, -1), time);
}

/** Evenly over the whole list. */
function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  const step = items.length / count;
  return Array.from({ length: count }, (_, index) => items[Math.floor(index * step)]).filter(
    (item) => item !== undefined,
  );
}
