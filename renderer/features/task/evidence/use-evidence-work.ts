import { useState } from 'react';
import type { TaskId } from '../../../../shared/base/ids.ts';
import type { Finding } from '../../../../shared/domain/evidence/verdict.ts';
import type { TaskEvidence, TaskView } from '../../../bridge/types.ts';
import { useKeyCommand } from '../../../state/key-commands.ts';
import type { Highlight, Target } from '../../../viewer/view-types.ts';
import { findNextFinding, sortFindings } from './find-next-finding.ts';
import { type ComparisonRow, listComparison } from './list-comparison.ts';
import { listMarks, markId } from './list-marks.ts';
import { useEvidence, useOpenFinding } from './queries.ts';

/** `asking`: the core has not answered yet; `unavailable`: it cannot compare, the person does it alone. */
export type EvidenceState = 'asking' | 'unavailable' | TaskEvidence['state'];

/** The comparison of the open task, and what the person looks at in it. */
export interface EvidenceWork {
  readonly taskId: TaskId | undefined;
  readonly state: EvidenceState;
  readonly evidence: TaskEvidence | undefined;
  readonly rows: readonly ComparisonRow[];
  readonly findings: readonly Finding[];
  readonly marks: readonly Highlight[];
  readonly currentRow: string | undefined;
  readonly currentMarks: readonly string[];
  readonly target: Target | undefined;
  /** Rows and findings whose details are shown. */
  readonly unfolded: ReadonlySet<string>;
  /** The pointer or the focus is on a row; undefined where it has left. */
  readonly pointAt: (rowId: string | undefined) => void;
  /** Shows the place of a row: opens its document, scrolls and zooms to it. */
  readonly showRow: (rowId: string) => void;
  readonly showMark: (mark: string, rowId?: string) => void;
  /** From a mark on the page back to its row or finding, which takes the focus. */
  readonly goBackFrom: (mark: string) => void;
  readonly unfold: (id: string) => void;
  readonly openFinding: (key: string) => void;
}

export const rowHeadingId = (rowId: string) => `zk-comparison-${rowId}`;
export const findingButtonId = (key: string) => `zk-finding-${key}`;

interface Looking {
  readonly taskId: string | undefined;
  readonly pointed: string | undefined;
  /** The row opened last; current as long as nothing else is pointed at. */
  readonly opened: string | undefined;
  readonly mark: string | undefined;
  readonly target: Target | undefined;
  readonly unfolded: ReadonlySet<string>;
  readonly finding: string | undefined;
}

const nowhere: Omit<Looking, 'taskId'> = {
  pointed: undefined,
  opened: undefined,
  mark: undefined,
  target: undefined,
  unfolded: new Set(),
  finding: undefined,
};

export function useEvidenceWork(view: TaskView | undefined): EvidenceWork {
  const taskId = view?.task.id;
  const answer = useEvidence(taskId);
  const tell = useOpenFinding();
  const [looking, setLooking] = useState<Looking>({ ...nowhere, taskId });
  if (looking.taskId !== taskId) setLooking({ ...nowhere, taskId }); // another task begins without the last one's places
  const change = (part: Partial<Looking>) => setLooking((last) => ({ ...last, ...part }));

  const evidence = answer.data;
  const check = evidence?.check ?? null;
  const rows = view === undefined ? [] : listComparison(view.task, check);
  const findings = sortFindings(check?.findings ?? []);
  const marks = listMarks(rows, findings, looking.unfolded);
  const currentRow = looking.pointed ?? looking.opened;
  const marksOf = (rowId: string | undefined) =>
    rows.find(({ id }) => id === rowId)?.verdicts.map(({ field }) => markId.field(field)) ?? [];

  const showMark = (mark: string, rowId?: string) => {
    if (marks.every(({ id }) => id !== mark)) return change({ opened: rowId, mark: undefined });
    setLooking((last) => ({
      ...last,
      opened: rowId,
      pointed: undefined,
      mark,
      target: { highlightId: mark, request: (last.target?.request ?? 0) + 1 },
    }));
  };
  const showRow = (rowId: string) => {
    const [first] = marksOf(rowId).filter((mark) => marks.some(({ id }) => id === mark));
    if (first === undefined) change({ opened: rowId, mark: undefined });
    else showMark(first, rowId);
  };
  const openFinding = (key: string) => {
    if (taskId === undefined) return;
    setLooking((last) => ({ ...last, finding: key, unfolded: toggledFinding(last.unfolded, key, findings) }));
    if (evidence?.opened.includes(key) === false) tell.mutate({ taskId, key });
  };
  const nextFinding = findNextFinding(findings, evidence?.opened ?? [], looking.finding);
  useKeyCommand(
    'next-finding',
    nextFinding === undefined
      ? undefined
      : () => {
          if (!looking.unfolded.has(nextFinding.key)) openFinding(nextFinding.key);
          else change({ finding: nextFinding.key });
          focusOn(findingButtonId(nextFinding.key));
        },
  );

  return {
    taskId,
    state: answer.isError ? 'unavailable' : (evidence?.state ?? 'asking'),
    evidence,
    rows,
    findings,
    marks,
    currentRow,
    currentMarks: looking.pointed === undefined && looking.mark !== undefined ? [looking.mark] : marksOf(currentRow),
    target: looking.target,
    unfolded: looking.unfolded,
    pointAt: (pointed) => change({ pointed }),
    showRow,
    showMark,
    goBackFrom: (mark) => {
      const row = rows.find(({ id }) => marksOf(id).includes(mark) || mark.startsWith(`candidate:${id}:`));
      change({ opened: row?.id, mark, pointed: undefined });
      const finding = findings.find(({ key }) => markId.finding(key) === mark);
      if (finding !== undefined && !looking.unfolded.has(finding.key)) openFinding(finding.key);
      if (row !== undefined) focusOn(rowHeadingId(row.id));
      else if (finding !== undefined) focusOn(findingButtonId(finding.key));
    },
    unfold: (id) => setLooking((last) => ({ ...last, unfolded: toggled(last.unfolded, id) })),
    openFinding,
  };
}

/** One finding at a time: they stand above the page and must not push it away. */
function toggledFinding(all: ReadonlySet<string>, key: string, findings: readonly Finding[]): ReadonlySet<string> {
  const others = [...all].filter((id) => id === key || findings.every((finding) => finding.key !== id));
  return toggled(new Set(others), key);
}

function toggled(all: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set(all.has(id) ? [...all].filter((other) => other !== id) : [...all, id]);
}

/** The element is there already, or comes with the next picture. */
function focusOn(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}
