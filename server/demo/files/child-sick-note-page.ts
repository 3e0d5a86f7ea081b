import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { SeededRandom } from '../names/seeded-random.ts';
import { checkbox, combDate, type FormLook, field, label, signature, twoDigitYear, typed } from './form-parts.ts';
import type { SickNoteDetails } from './sick-note-details.ts';
import { a5, type PageModel } from './surface.ts';

const look: FormLook = {
  paper: '#f7fbff',
  lines: { width: 0.7, color: '#4f7ba8' },
  label: '#2c5580',
  ink: '#202228',
  typed: 'cousine',
};

/** What Muster 21 says; the person block is the child's. */
export interface ChildSickNoteDetails
  extends Pick<
    SickNoteDetails,
    | 'insurer'
    | 'cardFamilyName'
    | 'cardGivenNames'
    | 'birthDate'
    | 'street'
    | 'postalCode'
    | 'city'
    | 'kvnr'
    | 'doctor'
    | 'issuedOn'
  > {
  readonly careFrom: CalendarDate;
  readonly careUntil: CalendarDate;
}

/** Muster 21, certificate for a parent who cares for a sick child ("Kind krank"): looks like a sick note and is none. */
export function childSickNotePage(details: ChildSickNoteDetails, random: SeededRandom): PageModel {
  return {
    width: a5.height,
    height: a5.width,
    paper: look.paper,
    draw: (surface) => {
      const hand = random.fork('hand');
      field(surface, look, { x: 16, y: 18, width: 250, height: 27 }, 'Krankenkasse bzw. Kostenträger', details.insurer);
      surface.rectangle({ x: 16, y: 45, width: 250, height: 86 }, { stroke: look.lines });
      label(surface, look, 'Name, Vorname des Versicherten', { x: 20, y: 52 });
      typed(surface, look, details.cardFamilyName, { x: 21, y: 66 });
      typed(surface, look, details.cardGivenNames, { x: 21, y: 79 });
      typed(surface, look, details.street, { x: 21, y: 98 });
      typed(surface, look, `D ${details.postalCode} ${details.city}`, { x: 21, y: 111 });
      label(surface, look, 'geb. am', { x: 208, y: 69 });
      typed(surface, look, twoDigitYear(details.birthDate), { x: 208, y: 79 });
      field(surface, look, { x: 16, y: 131, width: 125, height: 27 }, 'Versicherten-Nr.', details.kvnr);
      field(surface, look, { x: 141, y: 131, width: 125, height: 27 }, 'Datum', twoDigitYear(details.issuedOn));

      const title = { family: 'arimo', weight: 700, size: 12, color: look.label } as const;
      surface.text('Ärztliche Bescheinigung für den', 288, 34, title);
      surface.text('Bezug von Krankengeld bei', 288, 49, title);
      surface.text('Erkrankung eines Kindes', 288, 64, title);
      surface.text('21', 562, 34, { ...title, size: 15 });
      label(
        surface,
        look,
        'Das oben genannte Kind bedarf oder bedurfte wegen Krankheit der Beaufsichtigung, Betreuung oder Pflege',
        { x: 288, y: 92 },
        8,
        280,
      );
      label(surface, look, 'vom', { x: 288, y: 132 }, 8);
      combDate(surface, look, { x: 312, y: 121 }, details.careFrom);
      label(surface, look, 'bis einschließlich', { x: 288, y: 158 }, 8);
      combDate(surface, look, { x: 362, y: 147 }, details.careUntil);

      label(surface, look, 'Art der Betreuung', { x: 16, y: 186 }, 8);
      checkbox(surface, look, { x: 16, y: 204 }, true, 'Beaufsichtigung, Betreuung oder Pflege zu Hause');
      checkbox(surface, look, { x: 16, y: 220 }, false, 'stationäre Mitaufnahme');
      checkbox(surface, look, { x: 16, y: 236 }, false, 'Unfall des Kindes');
      label(
        surface,
        look,
        'Antrag der oder des Versicherten auf Krankengeld: Es wird bestätigt, dass keine andere im Haushalt lebende Person das Kind beaufsichtigen, betreuen oder pflegen kann.',
        { x: 16, y: 280 },
        7.6,
        250,
      );

      surface.rectangle({ x: 288, y: 184, width: 288, height: 128 }, { stroke: look.lines });
      label(surface, look, 'Vertragsarztstempel / Unterschrift des Arztes', { x: 292, y: 308 });
      const stamp = [
        details.doctor.name,
        details.doctor.speciality,
        details.doctor.street,
        details.doctor.place,
        details.doctor.phone,
      ];
      for (const [index, text] of stamp.entries()) {
        surface.text(text, 302, 204 + index * 11, { family: 'arimo', weight: 400, size: 8, color: '#2a3a86' });
      }
      signature(surface, hand, { x: 420, y: 280 }, 80);
      label(surface, look, 'Muster 21 (10.2026)', { x: 500, y: 404 }, 6);
    },
  };
}
