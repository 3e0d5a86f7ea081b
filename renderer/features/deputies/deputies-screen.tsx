import { useState } from 'react';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { DeputyCard, DeputyshipView } from '../../bridge/types.ts';
import { announce } from '../../state/announcer.ts';
import { useOpenForm } from '../../state/open-forms.ts';
import { openDeputyCard, useDeputyCard } from '../../state/view.ts';
import { deputiesText } from '../../text/deputies.ts';
import { describeFailure } from '../../text/failures.ts';
import { uiText } from '../../text/ui.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, FailureNotice, Loading } from '../../ui/notice.tsx';
import { AbsenceForm } from './absence-form.tsx';
import { BriefingView } from './briefing-view.tsx';
import { ChangeForm } from './change-form.tsx';
import { titleOfCard } from './deputy-cards.tsx';
import { DeputyshipList } from './deputyship-list.tsx';
import { EndQuestion } from './end-question.tsx';
import { HandBackView } from './hand-back-view.tsx';
import { useDeputyships, useIsOnline, useRefreshDeputyships } from './queries.ts';
import './deputies.css';

/** What stands in the right column. A change names its deputyship. */
type Open = 'own' | 'team' | 'change';

/** Who stands in for whom; setting up, changing and ending it; briefing and hand-back to read up. */
export function DeputiesScreen({ onOpenTask }: { readonly onOpenTask: (taskId: TaskId) => void }) {
  const deputyships = useDeputyships();
  const isOnline = useIsOnline();
  useRefreshDeputyships();
  const card = useDeputyCard();
  const [form, openForm] = useOpenForm<Open>('deputies', 'absence');
  const [ending, setEnding] = useState<DeputyshipView>();
  if (deputyships.isError) {
    const retry = { label: uiText.retry, onPress: () => void deputyships.refetch() };
    return <FailureNotice {...describeFailure(deputyships.error.failure)} action={retry} />;
  }
  if (deputyships.data === undefined) return <Loading label={deputiesText.loading} />;
  const { views, maySetOwn, maySetForTeam } = deputyships.data;
  const changed = views.find(({ deputyship }) => form?.name === 'change' && deputyship.id === form.detail);
  const done = (message: string) => {
    openForm(undefined);
    announce(message);
    requestAnimationFrame(() => document.getElementById(titleId)?.focus());
  };
  const begin = (next: Open, deputyshipId?: string) => {
    openDeputyCard(null);
    openForm(next, deputyshipId);
  };
  const read = (next: DeputyCard) => {
    openForm(undefined);
    openDeputyCard(next);
  };
  const close = () => done('');
  return (
    <div className="zk-deputies">
      <section className="zk-deputies__list" aria-label={deputiesText.listRegion}>
        <h1 id={titleId} tabIndex={-1}>
          {deputiesText.title}
        </h1>
        {isOnline ? null : <p className="zk-deputies__offline">{deputiesText.offline}</p>}
        <div className="zk-deputies__actions">
          {maySetOwn ? (
            <Button icon="clock" isDisabled={!isOnline} onPress={() => begin('own')}>
              {deputiesText.setOwn}
            </Button>
          ) : null}
          {maySetForTeam ? (
            <Button icon="person" isDisabled={!isOnline} onPress={() => begin('team')}>
              {deputiesText.setForTeam}
            </Button>
          ) : null}
        </div>
        <DeputyshipList
          views={views}
          isOnline={isOnline}
          onRead={read}
          onChange={(view) => begin('change', view.deputyship.id)}
          onEnd={setEnding}
        />
      </section>
      <section className="zk-deputies__detail" aria-label={deputiesText.detailRegion}>
        {form?.name === 'own' || form?.name === 'team' ? (
          <AbsenceForm key={form.name} isForTeam={form.name === 'team'} onDone={done} onClose={close} />
        ) : changed !== undefined ? (
          <ChangeForm key={changed.deputyship.id} view={changed} onDone={done} onClose={close} />
        ) : card === null ? (
          <EmptyState icon="person" title={deputiesText.nothingOpenTitle} text={deputiesText.nothingOpenText} />
        ) : (
          <Read
            key={`${card.card} ${card.deputyshipId}`}
            card={card}
            view={views.find(({ deputyship }) => deputyship.id === card.deputyshipId)}
            onOpenTask={onOpenTask}
          />
        )}
      </section>
      <EndQuestion view={ending} onClose={() => setEnding(undefined)} />
    </div>
  );
}

const titleId = 'zk-deputies-title';

interface ReadProps {
  readonly card: DeputyCard;
  readonly view: DeputyshipView | undefined;
  readonly onOpenTask: (taskId: TaskId) => void;
}

function Read({ card, view, onOpenTask }: ReadProps) {
  const content = { deputyshipId: card.deputyshipId, isFixed: true, onOpenTask };
  return (
    <article className="zk-deputy-read">
      <h2 ref={takeFocus} tabIndex={-1}>
        {titleOfCard(card, view)}
      </h2>
      {card.card === 'briefing' ? <BriefingView {...content} /> : <HandBackView {...content} />}
    </article>
  );
}

function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
