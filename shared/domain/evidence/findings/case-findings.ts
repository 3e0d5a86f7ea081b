import { formatGermanDay } from '../../../base/calendar-date.ts';
import { overlapOf, spanText } from '../sick-chain.ts';
import type { Finding } from '../verdict.ts';
import { makeFinding } from './make-finding.ts';
import type { ProofFacts, Situation } from './situation.ts';

/** Appointments and absences shown at most, each kind; the latest ones. */
const shownEvents = 5;

const accidents: Readonly<Record<ProofFacts['accidents'][number]['kind'], string>> = {
  'work-accident': 'Arbeitsunfall, Arbeitsunfallfolgen, Berufskrankheit',
  'other-accident': 'sonstiger Unfall, Unfallfolgen',
  compensation: 'Soziales Entschädigungsrecht',
};

/** C19: Meldetermine inside the period. Whether there was an important reason is decided by a person. */
export function findAppointments(situation: Situation): readonly Finding[] {
  return eventsInside(situation, ['appointment', 'missed-appointment']).map((event) => {
    const isMissed = event.kind === 'missed-appointment';
    return makeFinding({
      id: 'C19',
      about: `${event.kind}:${event.from}`,
      severity: isMissed ? 'flag' : 'info',
      title: isMissed ? 'Versäumter Termin im Zeitraum' : 'Termin im Zeitraum',
      why: isMissed
        ? `Der Meldetermin am ${formatGermanDay(event.from)} wurde versäumt und liegt in diesem Zeitraum.`
        : `Am ${formatGermanDay(event.from)} ist ein Meldetermin, und er liegt in diesem Zeitraum.`,
      advice: isMissed
        ? 'Entscheiden Sie, ob die Arbeitsunfähigkeit ein wichtiger Grund war; das folgt nicht von selbst daraus.'
        : 'Verlegen Sie den Termin, wenn die Person nicht kommen kann.',
    });
  });
}

/** C20: Ortsabwesenheit inside the period. */
export function findAbsences(situation: Situation): readonly Finding[] {
  return eventsInside(situation, ['absence']).map((event) =>
    makeFinding({
      id: 'C20',
      about: event.from,
      severity: 'flag',
      title: 'Ortsabwesenheit im Zeitraum',
      why: `Vom ${spanText(event)} ist eine Ortsabwesenheit eingetragen, die sich mit diesem Zeitraum überschneidet.`,
      advice: 'Prüfen Sie, ob die Zustimmung zur Ortsabwesenheit neu zu entscheiden ist.',
    }),
  );
}

/** C21: another payer may come first (§ 116 SGB X). Only the ticked box is told, nothing about the illness. */
export function findOtherPayer(situation: Situation): readonly Finding[] {
  return situation.facts.accidents.map(({ kind, place }) =>
    makeFinding({
      id: 'C21',
      about: kind,
      severity: 'flag',
      title: kind === 'compensation' ? 'SER angekreuzt' : 'Unfall angekreuzt',
      why: `Auf dem Nachweis ist „${accidents[kind]}“ angekreuzt.`,
      advice: 'Geben Sie der Leistungssachbearbeitung Bescheid: Ein anderer Träger kann vorrangig zuständig sein.',
      place,
    }),
  );
}

// C22 (Alg-I-Aufstocker, § 56 (2) SGB II) is left out: no source that we receive says who gets Arbeitslosengeld.

function eventsInside(situation: Situation, kinds: readonly string[]): Situation['events'] {
  const { effective } = situation;
  if (effective === null) return [];
  return situation.events
    .filter((event) => kinds.includes(event.kind) && overlapOf(event, effective) !== null)
    .sort((one, other) => other.from.localeCompare(one.from))
    .slice(0, shownEvents);
}
