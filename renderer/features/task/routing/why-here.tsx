import { useState } from 'react';
import type { RoutingStep } from '../../../../shared/domain/task.ts';
import type { TaskView } from '../../../bridge/types.ts';
import { useNow } from '../../../state/clock.ts';
import { formatMoment } from '../../../text/dates.ts';
import { routingText } from '../../../text/routing.ts';
import { wayText } from '../../../text/ways.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import './why-here.css';

/** Why a task is on this desk: what was decided, by which rules, and who passed it on. All of it travels with the task. */
export function WhyHere({ view }: { readonly view: TaskView }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="zk-why" aria-label={routingText.title[view.scope]}>
      <Button variant="link" isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {routingText.title[view.scope]}
      </Button>
      {isOpen ? <Explanation view={view} /> : null}
    </section>
  );
}

function Explanation({ view }: { readonly view: TaskView }) {
  const { task, deputyFor } = view;
  return (
    <div className="zk-why__text">
      {deputyFor === null ? null : <p>{routingText.deputyFor(deputyFor)}</p>}
      <p>{task.routingReason}</p>
      <PassedOn view={view} />
      {task.routingSteps.length === 0 ? (
        <p className="zk-why__muted">{routingText.noSteps}</p>
      ) : (
        <>
          <p className="zk-why__muted">{routingText.steps}</p>
          <ol className="zk-why__steps">
            {task.routingSteps.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
              <Step key={index} step={step} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

/** Who passed it on or assigned it, and the reason they gave. */
function PassedOn({ view }: { readonly view: TaskView }) {
  const now = useNow();
  const { lastStep } = view.task;
  if (lastStep === null || (lastStep.kind !== 'forward' && lastStep.kind !== 'assign')) return null;
  const { act, kind, text } = lastStep;
  return (
    <p>
      {`${wayText.lastStep[kind](act.byName, formatMoment(act.at, now))}. `}
      {text === '' ? null : routingText.reasonGiven(text)}
    </p>
  );
}

function Step({ step }: { readonly step: RoutingStep }) {
  return (
    <li className={step.matched ? 'zk-why__step zk-why__step--matched' : 'zk-why__step'}>
      <Icon name={step.matched ? 'check' : 'cross'} size={12} />
      <span>
        <strong>{step.rule}</strong>
        <span className="zk-visually-hidden">{step.matched ? routingText.matched : routingText.notMatched}</span>
        <span className="zk-why__because">{step.because}</span>
      </span>
    </li>
  );
}
