import { dayInBerlin } from '../../../shared/base/calendar-date.ts';
import { findProcedure } from '../../../shared/procedures/catalogue.ts';
import type { DeputyCard, DeputyshipView } from '../../bridge/types.ts';
import { useNow } from '../../state/clock.ts';
import { formatDayNear, formatMoment } from '../../text/dates.ts';
import { deputiesText } from '../../text/deputies.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/notice.tsx';

export interface DeputyshipListProps {
  readonly views: readonly DeputyshipView[];
  readonly isOnline: boolean;
  readonly onRead: (card: DeputyCard) => void;
  readonly onChange: (view: DeputyshipView) => void;
  readonly onEnd: (view: DeputyshipView) => void;
}

const sections = [
  { title: deputiesText.sections.now, phases: ['active', 'resting'] },
  { title: deputiesText.sections.later, phases: ['coming'] },
  { title: deputiesText.sections.over, phases: ['over'] },
] as const satisfies readonly { title: string; phases: readonly DeputyshipView['phase'][] }[];

/** Now, later, over; one's own absence and what one stands in for come with the team's. */
export function DeputyshipList({ views, ...actions }: DeputyshipListProps) {
  if (views.length === 0) {
    return <EmptyState icon="person" title={deputiesText.emptyTitle} text={deputiesText.emptyText} />;
  }
  return sections.map(({ title, phases }) => {
    const inSection = views.filter(({ phase }) => phases.some((one) => one === phase));
    return inSection.length === 0 ? null : (
      <section key={title} className="zk-deputies__section" aria-label={title}>
        <h2>{title}</h2>
        <ul>
          {inSection.map((view) => (
            <li key={view.deputyship.id}>
              <Deputyship view={view} {...actions} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

const tones: Readonly<Record<DeputyshipView['phase'], Tone>> = {
  active: 'info',
  resting: 'neutral',
  coming: 'neutral',
  over: 'neutral',
};

interface DeputyshipProps extends Omit<DeputyshipListProps, 'views'> {
  readonly view: DeputyshipView;
}

function Deputyship({ view, isOnline, onRead, onChange, onEnd }: DeputyshipProps) {
  const now = useNow();
  const today = dayInBerlin(now);
  const { deputyship, phase } = view;
  const { id, from, until, weekdays } = deputyship;
  const period = deputiesText.period(formatDayNear(from, today), formatDayNear(until, today));
  return (
    <article className="zk-deputyship">
      <header className="zk-deputyship__head">
        <h3>{headingOf(view)}</h3>
        <Badge tone={tones[phase]} icon="clock">
          {deputiesText.phase[phase]}
        </Badge>
      </header>
      <p>{weekdays === null ? period : `${period}, ${deputiesText.weekly(weekdays.toSorted())}`}</p>
      <p>{describeDeputies(view)}</p>
      <p className="zk-deputy__muted">{describeScope(view)}</p>
      <p className="zk-deputy__muted">{describeOrigin(view, now)}</p>
      <div className="zk-deputyship__actions">
        {view.hasBriefing ? (
          <Button onPress={() => onRead({ card: 'briefing', deputyshipId: id })}>{deputiesText.openBriefing}</Button>
        ) : null}
        {view.hasHandBack ? (
          <Button onPress={() => onRead({ card: 'hand-back', deputyshipId: id })}>{deputiesText.openHandBack}</Button>
        ) : null}
        {view.mayChange ? (
          <>
            <Button isDisabled={!isOnline} onPress={() => onChange(view)}>
              {deputiesText.change}
            </Button>
            <Button isDisabled={!isOnline} onPress={() => onEnd(view)}>
              {deputiesText.end}
            </Button>
          </>
        ) : null}
      </div>
    </article>
  );
}

function headingOf({ group, phase, absentName }: DeputyshipView): string {
  if (group === 'mine') return deputiesText.headingMine;
  if (phase === 'over') return deputiesText.headingOver(absentName);
  return phase === 'coming' ? deputiesText.headingComing(absentName) : deputiesText.heading(absentName);
}

function describeDeputies({ hasBriefing, phase, actingName, deputies }: DeputyshipView): string {
  const names = deputies.map(({ name, isAway }) => (isAway ? `${name} (${deputiesText.away})` : name)).join(', ');
  if (phase !== 'active') return deputiesText.handBack.by(deputies.map(({ name }) => name));
  if (hasBriefing) return deputies.length === 1 ? deputiesText.actingMe : `${deputiesText.actingMe} · ${names}`;
  if (actingName === null) return deputiesText.nobodyActing;
  const acting = deputiesText.acting(actingName);
  return deputies.length === 1 ? acting : `${acting} · ${deputiesText.order}: ${names}`;
}

function describeScope({ deputyship, persons, teamNames }: DeputyshipView): string {
  const { procedures, teamIds, limitedToPersons } = deputyship;
  const parts = [
    ...(procedures === null ? [] : [deputiesText.procedures(procedures.map((id) => findProcedure(id)?.label ?? id))]),
    ...(teamIds === null ? [] : [deputiesText.teams(teamNames)]),
    ...(limitedToPersons ? [deputiesText.persons(persons ?? [])] : []),
  ];
  return `${deputiesText.scope}: ${parts.length === 0 ? deputiesText.everything : parts.join(', ')}`;
}

function describeOrigin({ deputyship }: DeputyshipView, now: Date): string {
  const { kind, setByName, revokedAt } = deputyship;
  if (revokedAt !== null) return deputiesText.revoked(formatMoment(revokedAt, now));
  return kind === 'sudden' ? deputiesText.sudden : deputiesText.setBy(setByName);
}
