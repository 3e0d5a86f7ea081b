import type { TaskId } from '../../../../shared/base/ids.ts';
import { type LetterReason, letterReasons } from '../../../../shared/domain/letter-reason.ts';
import type { RequestFailed } from '../../../bridge/request-failed.ts';
import type { TaskView } from '../../../bridge/types.ts';
import { announce } from '../../../state/announcer.ts';
import { useKeyCommand } from '../../../state/key-commands.ts';
import { useOpenForm } from '../../../state/open-forms.ts';
import { wayText } from '../../../text/ways.ts';
import { mainButtonId } from '../element-ids.ts';
import { titleOf } from '../title-of.ts';
import { allWays, decideClosedWays, type OfferedWay } from './decide-closed-ways.ts';
import { useGoWay, type Way } from './queries.ts';

export type WayForm = 'request' | 'return' | 'forward' | 'cede' | 'take-over';

/** The ways beside the two clicks: which are open to this task, and the form of the one that was chosen. */
export interface Ways {
  readonly offered: readonly OfferedWay[];
  /** Why the others are closed. */
  readonly closed: Readonly<Partial<Record<OfferedWay, string>>>;
  readonly form: WayForm | undefined;
  /** With which the letter begins, where another step has led here. */
  readonly reason: LetterReason | undefined;
  readonly start: (form: WayForm, reason?: LetterReason) => void;
  readonly close: () => void;
  readonly go: (way: Way) => void;
  readonly isGoing: boolean;
}

export interface WaysOptions {
  /** Carries out the step, after what has to be asked before the first click on a task. */
  readonly before: (go: () => void) => void;
  /** The task has gone to another desk, or waits: on to the next one. */
  readonly onLeave: (taskId: TaskId) => void;
  readonly onError: (error: RequestFailed) => void;
}

export const wayButtonId = (way: OfferedWay) => `zk-way-${way}`;

export function useWays(view: TaskView | undefined, { before, onLeave, onError }: WaysOptions): Ways {
  const taskId = view?.task.id;
  const going = useGoWay();
  const [chosen, open] = useOpenForm<WayForm>('way', taskId); // a form belongs to its task
  const closed = view === undefined ? {} : decideClosedWays(view);
  const offered = view === undefined ? [] : allWays.filter((way) => closed[way] === undefined);
  const isFormPossible = (form: WayForm) =>
    form === 'take-over' ? view !== undefined && !isDecided(view) : offered.some((way) => way === form);
  const form = chosen !== undefined && isFormPossible(chosen.name) ? chosen.name : undefined;
  const reason = letterReasons.find((one) => one === chosen?.detail);

  const start = (next: WayForm, because?: LetterReason) => before(() => open(next, because));
  const close = () => {
    open(undefined);
    requestAnimationFrame(() => document.getElementById(openerOf(form))?.focus());
  };
  const go = (way: Way) => {
    if (view === undefined || going.isPending) return;
    const onSuccess = () => {
      announce(wayText.announce[way.way](titleOf(view)));
      open(undefined);
      if (way.way === 'request' || way.way === 'forward' || way.way === 'cede') onLeave(view.task.id);
      else requestAnimationFrame(() => document.getElementById(mainButtonId)?.focus());
    };
    const send = () => going.mutate({ view, way }, { onSuccess, onError });
    if (way.way === 'resume') before(send);
    else send(); // its form was the first click
  };
  const keyFor = (way: 'request' | 'forward' | 'return') =>
    form === undefined && offered.includes(way) ? () => start(way) : undefined;
  useKeyCommand('request', keyFor('request'));
  useKeyCommand('forward', keyFor('forward'));
  useKeyCommand('return', keyFor('return'));
  return { offered, closed, form, reason, start, close, go, isGoing: going.isPending };
}

/** There is nothing to confirm with other values any more. */
function isDecided({ task }: TaskView): boolean {
  return task.state === 'confirmed' || task.state === 'returned' || task.state === 'filed' || task.state === 'ceded';
}

function openerOf(form: WayForm | undefined): string {
  if (form === undefined || form === 'take-over') return mainButtonId;
  return wayButtonId(form === 'cede' ? 'forward' : form); // from its panel one comes to the Abgabe
}
