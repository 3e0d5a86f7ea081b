import { createHash } from 'node:crypto';
import { examineEvidence } from '../../../shared/domain/evidence/check-evidence.ts';
import type { ProofFacts } from '../../../shared/domain/evidence/findings/situation.ts';
import type { DocumentReading } from '../../../shared/domain/evidence/reading.ts';
import { buildTimeline, type Timeline } from '../../../shared/domain/evidence/timeline.ts';
import type { EvidenceCheck } from '../../../shared/domain/evidence/verdict.ts';
import type { Task } from '../../../shared/domain/task.ts';
import type { ReadableDatabase, WritableDatabase } from '../../cache/handle.ts';
import { findReading, findReadingFacts } from '../../cache/reading/reading-rows.ts';
import { findCheck, findCheckInputs, putCheck } from '../../cache/task-check/task-check-rows.ts';
import { decideBadge, unreadableBadge } from './decide-badge.ts';
import { type CheckSurroundings, gatherSurroundings } from './gather-input.ts';
import { reviewedPeriod } from './sick-periods.ts';

/** What is kept of a computed check. */
export interface TaskCheck {
  /** Null where none of the proofs could be read. */
  readonly check: EvidenceCheck | null;
  /** Of sick notes. */
  readonly timeline: Timeline | null;
  /** Numbers of a file that stand on the proofs, for the right-person lock. */
  readonly numbersOnProof: ProofFacts['fileNumbers'];
}

/** Grows with every change of what is computed here from the same inputs. */
const FORM = 1;

/**
 * The check of a task from the cache, computed anew where anything it depends on has changed. Undefined while a proof
 * was not read; what an older engine read holds until this one has read it again. A task that was decided keeps the
 * check that was seen then.
 */
export function bringUpToDate(db: WritableDatabase, task: Task): TaskCheck | undefined {
  const facts = task.submission.attachments.map(({ contentHash }) => findReadingFacts(db, contentHash));
  const isDecided = task.state === 'confirmed' || task.state === 'filed';
  if (isDecided && findCheckInputs(db, task.id) !== undefined) return findCheck<TaskCheck>(db, task.id)?.check;
  if (facts.includes(undefined)) return undefined;
  const surroundings = gatherSurroundings(db, task);
  const inputs = fingerprint(surroundings, facts);
  if (findCheckInputs(db, task.id) === inputs) return findCheck<TaskCheck>(db, task.id)?.check;
  const computed = compute(db, task, surroundings);
  if (computed !== undefined) store(db, task, inputs, computed);
  return computed;
}

/** The band of a person before the proofs were read: as declared. */
export function timelineOf(
  task: Task,
  { rules, previous, events, receivedOn }: CheckSurroundings,
  check: EvidenceCheck | null,
) {
  if (rules?.document !== 'sick-note' || receivedOn === null) return null;
  const review = reviewedPeriod(task, check);
  return buildTimeline({ previous, review, events, holidaysOf: rules.holidaysOf, endOn: receivedOn });
}

function compute(db: ReadableDatabase, task: Task, surroundings: CheckSurroundings): TaskCheck | undefined {
  const readings = readingsOf(db, task);
  if (readings === undefined) return undefined;
  // no reading at all says nothing; one that failed beside others is a finding of the check
  const isAnyReadable = readings.length === 0 || readings.some(isReadable);
  const examined = isAnyReadable ? examineEvidence({ ...surroundings, readings }) : null;
  const check = examined?.check ?? null;
  return {
    check,
    timeline: timelineOf(task, surroundings, check),
    numbersOnProof: examined?.facts.fileNumbers ?? [],
  };
}

/** Also in part: what is missing is a finding. */
function isReadable({ problem, pages }: DocumentReading): boolean {
  return problem === null || pages.some(({ words }) => words.length > 0);
}

/** Of every proof, in the order of the submission; undefined where one is missing. */
export function readingsOf(db: ReadableDatabase, task: Task): readonly DocumentReading[] | undefined {
  const readings = task.submission.attachments.flatMap(({ contentHash }) => findReading(db, contentHash) ?? []);
  return readings.length === task.submission.attachments.length ? readings : undefined;
}

function store(db: WritableDatabase, task: Task, inputs: string, computed: TaskCheck): void {
  const badge = computed.check === null ? unreadableBadge : decideBadge(computed.check);
  db.transaction(() => putCheck(db, task.id, { inputs, check: computed }, badge));
}

function fingerprint(surroundings: CheckSurroundings, facts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([FORM, surroundings, facts]))
    .digest('hex');
}
