import { useId } from 'react';
import type { ConflictChoice } from '../../../shared/domain/conflict.ts';
import { fullName } from '../../../shared/domain/person.ts';
import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import type { ConflictCard } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { conflictText } from '../../text/conflicts.ts';
import { describeFailure } from '../../text/failures.ts';
import { uiText } from '../../text/ui.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { describeDifferences } from './describe-differences.ts';
import { actOfTheirs, describeOutcome } from './describe-outcome.ts';
import { type DescribedStep, describeMine, describeTheirs } from './describe-steps.ts';
import { OwnText } from './own-text.tsx';
import { useResolveConflict } from './queries.ts';
import { writeNote } from './write-note.ts';

export interface ConflictCardProps {
  readonly card: ConflictCard;
  readonly onChosen: (choice: ConflictChoice) => void;
}

/** Refused work of one task: what happened, both versions, what differs, and at most three ways on. */
export function ConflictCardView({ card, onChosen }: ConflictCardProps) {
  const titleId = useId();
  const now = useNow();
  const resolve = useResolveConflict(onChosen);
  const text = writeNote(card);
  const choose = (choice: ConflictChoice) => resolve.mutate({ card, choice, text });
  const isFriendly = card.outcome === 'same';
  return (
    <article className="zk-conflict" aria-labelledby={titleId}>
      <h3 id={titleId} className="zk-conflict__title">
        {titleOf(card)}
      </h3>
      {card.processNumber === null ? null : (
        <p className="zk-conflict__number">{conflictText.process(card.processNumber)}</p>
      )}
      <p className="zk-conflict__outcome">{describeOutcome(card, now)}</p>
      {isFriendly ? null : <Versions card={card} now={now} />}
      {card.choices.includes('forget') ? <OwnText text={text} /> : null}
      {resolve.isError ? (
        <FailureNotice
          extent="inline"
          {...describeFailure(resolve.error.failure)}
          action={{ label: uiText.close, onPress: () => resolve.reset() }}
        />
      ) : null}
      <ul className="zk-conflict__choices" aria-label={conflictText.choices}>
        {card.choices.map((choice) => (
          <li key={choice}>
            <Button variant="secondary" isDisabled={resolve.isPending} onPress={() => choose(choice)}>
              {labelOf(choice, card)}
            </Button>
            <span className="zk-conflict__help">{helpOf(choice, card)}</span>
          </li>
        ))}
      </ul>
    </article>
  );
}

function Versions({ card, now }: { readonly card: ConflictCard; readonly now: Date }) {
  const differences = describeDifferences(card);
  return (
    <>
      <div className="zk-conflict__versions">
        <Version title={conflictText.mine} steps={describeMine(card)} />
        {card.theirs === null ? null : <Version title={conflictText.theirs} steps={describeTheirs(card, now)} />}
      </div>
      {differences.length === 0 ? null : (
        <section className="zk-conflict__differences">
          <h4>{conflictText.differences}</h4>
          <ul>
            {differences.map((difference) => (
              <li key={difference}>
                <mark>{difference}</mark>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Version({ title, steps }: { readonly title: string; readonly steps: readonly DescribedStep[] }) {
  return (
    <section className="zk-conflict__version">
      <h4>{title}</h4>
      <ul>
        {steps.map((step) => (
          <li key={step.title}>
            {step.title}
            {step.details.map((detail) => (
              <span key={detail} className="zk-conflict__detail">
                {detail}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** No name where the task cannot be seen any more: none is kept here. */
function titleOf({ procedure, theirs }: ConflictCard): string {
  const label = findProcedure(procedure)?.label ?? procedure;
  return theirs === null ? label : conflictText.cardTitle(label, fullName(theirs.task.submission.applicant));
}

function labelOf(choice: ConflictChoice, card: ConflictCard): string {
  const act = actOfTheirs(card);
  return choice === 'keep-theirs' && card.outcome === 'faster' && act !== null && act.by !== card.me
    ? conflictText.keepOf(act.byName)
    : conflictText.choice[choice];
}

function helpOf(choice: ConflictChoice, { handOnTo }: ConflictCard): string {
  return choice === 'hand-on' ? conflictText.handOnHelp(handOnTo ?? '') : conflictText.choiceHelp[choice];
}
