import type { TaskId } from '../../../shared/base/ids.ts';
import type { DeputyCard, DeputyshipView } from '../../bridge/types.ts';
import { openDeputyCard } from '../../state/view.ts';
import { deputiesText } from '../../text/deputies.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { BriefingView } from './briefing-view.tsx';
import { HandBackView } from './hand-back-view.tsx';
import { useCloseCard, useDeputyships, useRefreshDeputyships } from './queries.ts';
import './deputies.css';

/** Above the inbox: the briefing of whoever begins to stand in, the hand-back for whoever is back. In nobody's way. */
export function DeputyCards({ onOpenTask }: { readonly onOpenTask: (taskId: TaskId) => void }) {
  const { data } = useDeputyships();
  const cards = data?.cards ?? [];
  if (data === undefined || cards.length === 0) return null;
  return (
    <section className="zk-deputy-cards" aria-label={deputiesText.cardRegion}>
      <Refreshed />
      {cards.map((card) => (
        <Card
          key={`${card.card} ${card.deputyshipId}`}
          card={card}
          view={data.views.find(({ deputyship }) => deputyship.id === card.deputyshipId)}
          onOpenTask={onOpenTask}
        />
      ))}
    </section>
  );
}

/** Only while there is a card: nobody else needs to ask. */
function Refreshed() {
  useRefreshDeputyships();
  return null;
}

interface CardProps {
  readonly card: DeputyCard;
  readonly view: DeputyshipView | undefined;
  readonly onOpenTask: (taskId: TaskId) => void;
}

function Card({ card, view, onOpenTask }: CardProps) {
  const close = useCloseCard();
  const content = { deputyshipId: card.deputyshipId, isFixed: false, onOpenTask };
  return (
    <article className="zk-deputy-card">
      <header className="zk-deputy-card__head">
        <h2>{titleOfCard(card, view)}</h2>
        <IconButton icon="cross" label={deputiesText.closeCard} onPress={() => close.mutate(card)} />
      </header>
      {card.card === 'briefing' ? <BriefingView {...content} /> : <HandBackView {...content} />}
      <Button variant="link" onPress={() => openDeputyCard(card)}>
        {deputiesText.wholePage}
      </Button>
    </article>
  );
}

export function titleOfCard({ card }: Pick<DeputyCard, 'card'>, view: DeputyshipView | undefined): string {
  if (card === 'briefing') return deputiesText.briefing.title(view?.absentName ?? '');
  return view?.phase === 'active' ? deputiesText.handBack.titleRunning : deputiesText.handBack.title;
}
