import { useState } from 'react';
import { formatGermanDay } from '../../../../shared/base/calendar-date.ts';
import type { Timeline } from '../../../../shared/domain/evidence/timeline.ts';
import { formatMonthShort } from '../../../text/dates.ts';
import { timelineText } from '../../../text/timeline.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/section.tsx';
import { describeSpan, listEntries } from './list-entries.ts';
import { listMonths, listWeekends, placeSpan } from './plan-timeline.ts';
import './timeline.css';

/** The person's sick notes of the last months as a band, with the one under review drawn in before it is confirmed. */
export function TimelineSection({ timeline }: { readonly timeline: Timeline }) {
  const [isListed, setListed] = useState(false);
  const entries = listEntries(timeline);
  return (
    <Section title={timelineText.title}>
      <Band timeline={timeline} />
      {entries.length === 0 ? <p>{timelineText.none}</p> : null}
      {isListed ? (
        <ul className="zk-timeline__list">
          {entries.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      ) : null}
      {entries.length === 0 ? null : (
        <Button variant="link" isExpanded={isListed} onPress={() => setListed(!isListed)}>
          {isListed ? timelineText.hideList : timelineText.showList}
        </Button>
      )}
    </Section>
  );
}

/** A picture for the eye; its words are in the summary and in the list. */
function Band({ timeline }: { readonly timeline: Timeline }) {
  const { periods, gaps, overlaps, holidays, events } = timeline;
  const summary = timelineText.summary(
    formatGermanDay(timeline.from),
    formatGermanDay(timeline.to),
    periods.length,
    gaps.filter(({ isBridged }) => !isBridged).length,
    overlaps.length,
  );
  return (
    <div className="zk-timeline" role="img" aria-label={summary}>
      <div className="zk-timeline__band">
        {listWeekends(timeline).map((weekend) => (
          <Part key={weekend.from} frame={timeline} span={weekend} look="weekend" />
        ))}
        {holidays.map(({ day, name }) => (
          <Part key={day} frame={timeline} span={{ from: day, to: day }} look="holiday" what={name} />
        ))}
        {gaps.map((gap) => (
          <Part
            key={gap.from}
            frame={timeline}
            span={gap}
            look={gap.isBridged ? 'bridged' : 'gap'}
            what={gap.isBridged ? timelineText.bridgedGap : timelineText.gap}
          />
        ))}
        {periods.map((period) => (
          <Part
            key={`${period.state} ${period.from} ${period.to}`}
            frame={timeline}
            span={period}
            look={period.state}
            what={timelineText[period.state](timelineText.kind[period.kind])}
          />
        ))}
        {overlaps.map((overlap) => (
          <Part
            key={`${overlap.from} ${overlap.to}`}
            frame={timeline}
            span={overlap}
            look="overlap"
            what={timelineText.overlap}
          />
        ))}
      </div>
      <div className="zk-timeline__events">
        {events.map(({ kind, from, to }) => (
          <Part
            key={`${kind} ${from}`}
            frame={timeline}
            span={{ from, to }}
            look={kind}
            what={timelineText.event[kind]}
            isPoint={kind !== 'absence'}
          />
        ))}
      </div>
      <div className="zk-timeline__months">
        {listMonths(timeline).map(({ day, left }) => (
          <span key={day} style={{ left: `${left}%` }}>
            {formatMonthShort(day)}
          </span>
        ))}
      </div>
    </div>
  );
}

interface PartProps {
  readonly frame: Timeline;
  readonly span: { readonly from: Timeline['from']; readonly to: Timeline['to'] };
  readonly look: string;
  readonly what?: string;
  /** A mark at its first day, whatever its length. */
  readonly isPoint?: boolean;
}

function Part({ frame, span, look, what, isPoint = false }: PartProps) {
  const place = placeSpan(frame, span);
  if (place === undefined) return null;
  return (
    <span
      className={`zk-timeline__part zk-timeline__part--${look}`}
      style={isPoint ? { left: `${place.left}%` } : { left: `${place.left}%`, width: `${place.width}%` }}
      title={what === undefined ? undefined : timelineText.entry(describeSpan(span.from, span.to), what)}
    />
  );
}
