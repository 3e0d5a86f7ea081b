import type { SeededRandom } from '../names/seeded-random.ts';
import { checkbox, combDate, type FormLook, field, label, signature, twoDigitYear, typed } from './form-parts.ts';
import { drawPdf417 } from './pdf417.ts';
import type { SickNoteCopy, SickNoteDetails } from './sick-note-details.ts';
import { a5, type PageModel, type Surface } from './surface.ts';

/** The carbon set of the practice, or the sheet a practice's laser printer makes of the electronic certificate. */
export type SickNotePaper = 'yellow' | 'white';

const looks: Readonly<Record<SickNotePaper, FormLook>> = {
  yellow: {
    paper: '#fffbe0',
    lines: { width: 0.8, color: '#b09a45' },
    label: '#7d6a1e',
    ink: '#23242c',
    typed: 'cousine',
  },
  white: {
    paper: '#ffffff',
    lines: { width: 0.6, color: '#333333' },
    label: '#222222',
    ink: '#000000',
    typed: 'cousine',
  },
};

const bars: Readonly<Record<SickNoteCopy, string>> = {
  employer: 'Ausfertigung zur Vorlage beim Arbeitgeber',
  insured: 'Ausfertigung für Versicherte',
  insurer: 'Ausfertigung zur Vorlage bei der Krankenkasse',
};
const formCodes: Readonly<Record<SickNoteCopy, string>> = {
  insurer: 'Muster 1a',
  employer: 'Muster 1b',
  insured: 'Muster 1c',
};

const left = 16;
const leftWidth = 238;
const right = 268;
const rightWidth = 136;

/** Muster 1 in the arrangement of DOMAIN.md 1.2 (A5). `random` moves only what a hand moves: stamp and signature. */
export function sickNotePage(details: SickNoteDetails, paper: SickNotePaper, random: SeededRandom): PageModel {
  const look = looks[paper];
  return {
    ...a5,
    paper: look.paper,
    draw: (surface) => {
      const hand = random.fork('hand');
      drawPersonBlock(surface, look, details);
      drawTitle(surface, look, details);
      drawPeriod(surface, look, details);
      drawStamp(surface, look, details, hand);
      drawBar(surface, look, details);
      if (details.copy === 'employer') drawEmployerPart(surface, look, details);
      else drawMedicalPart(surface, look, details);
      label(surface, look, `${formCodes[details.copy]} (10.2026)`, { x: right + 86, y: 580 }, 5.6);
    },
  };
}

function drawPersonBlock(surface: Surface, look: FormLook, details: SickNoteDetails): void {
  field(
    surface,
    look,
    { x: left, y: 20, width: leftWidth, height: 27 },
    'Krankenkasse bzw. Kostenträger',
    details.insurer,
  );
  surface.rectangle({ x: left, y: 47, width: leftWidth, height: 86 }, { stroke: look.lines });
  label(surface, look, 'Name, Vorname des Versicherten', { x: left + 4, y: 54 });
  typed(surface, look, details.cardFamilyName, { x: left + 5, y: 68 });
  typed(surface, look, details.cardGivenNames, { x: left + 5, y: 81 });
  typed(surface, look, details.street, { x: left + 5, y: 100 });
  typed(surface, look, `D ${details.postalCode} ${details.city}`, { x: left + 5, y: 113 });
  label(surface, look, 'geb. am', { x: left + 183, y: 71 });
  typed(surface, look, twoDigitYear(details.birthDate), { x: left + 183, y: 81 });
  const third = leftWidth / 3;
  const rows = [
    [
      ['Kostenträgerkennung', details.insurerCode],
      ['Versicherten-Nr.', details.kvnr],
      ['Status', details.status],
    ],
    [
      ['Betriebsstätten-Nr.', details.practiceNumber],
      ['Arzt-Nr.', details.doctorNumber],
      ['Datum', twoDigitYear(details.issuedOn)],
    ],
  ] as const;
  for (const [row, cells] of rows.entries()) {
    for (const [column, [name, value]] of cells.entries()) {
      field(surface, look, { x: left + column * third, y: 133 + row * 27, width: third, height: 27 }, name, value);
    }
  }
}

function drawTitle(surface: Surface, look: FormLook, details: SickNoteDetails): void {
  const style = { family: 'arimo', weight: 700, size: 12.4, color: look.label } as const;
  surface.text('Arbeitsunfähigkeits-', right, 36, style);
  surface.text('bescheinigung', right, 51, style);
  surface.text('1', right + rightWidth - 8, 36, { ...style, size: 15 });
  checkbox(surface, look, { x: right, y: 82 }, details.kind === 'initial', 'Erstbescheinigung', 9);
  checkbox(surface, look, { x: right, y: 102 }, details.kind === 'follow-up', 'Folgebescheinigung', 9);
  if (details.copy === 'insurer') drawBarcode(surface, details);
}

function drawPeriod(surface: Surface, look: FormLook, details: SickNoteDetails): void {
  checkbox(
    surface,
    look,
    { x: left, y: 204 },
    details.workAccident,
    'Arbeitsunfall, Arbeitsunfallfolgen, Berufskrankheit',
    6.8,
  );
  checkbox(surface, look, { x: left, y: 219 }, false, 'dem Durchgangsarzt zugewiesen', 6.8);
  const rows = [
    { y: 230, height: 28, name: 'arbeitsunfähig seit', day: details.unfitSince },
    {
      y: 258,
      height: 34,
      name: 'voraussichtlich arbeitsunfähig bis einschließlich oder letzter Tag der Arbeitsunfähigkeit',
      day: details.unfitUntil,
    },
    { y: 292, height: 28, name: 'festgestellt am', day: details.assessedOn },
  ];
  for (const row of rows) {
    surface.rectangle({ x: left, y: row.y, width: leftWidth, height: row.height }, { stroke: look.lines });
    label(surface, look, row.name, { x: left + 5, y: row.y + 13 }, 7.2, 125);
    combDate(surface, look, { x: left + 140, y: row.y + row.height / 2 - 7.5 }, row.day);
  }
}

function drawStamp(surface: Surface, look: FormLook, details: SickNoteDetails, hand: SeededRandom): void {
  surface.rectangle({ x: right, y: 196, width: rightWidth, height: 124 }, { stroke: look.lines });
  label(surface, look, 'Vertragsarztstempel / Unterschrift des Arztes', { x: right + 4, y: 316 });
  const ink = '#2a3a86';
  const x = right + 8 + hand.next() * 6;
  const y = 214 + hand.next() * 6;
  const lines = [
    details.practiceNumber,
    details.doctor.name,
    details.doctor.speciality,
    details.doctor.street,
    details.doctor.place,
    details.doctor.phone,
  ];
  for (const [index, text] of lines.entries()) {
    surface.text(text, x, y + index * 10.5, {
      family: 'arimo',
      weight: index === 1 ? 700 : 400,
      size: 7.6,
      color: ink,
    });
  }
  signature(surface, hand, { x: right + 30 + hand.next() * 14, y: 293 + hand.next() * 4 }, 66);
}

function drawBar(surface: Surface, look: FormLook, details: SickNoteDetails): void {
  surface.line({ x: left, y: 336 }, { x: right + rightWidth, y: 336 }, { ...look.lines, width: 1.6 });
  surface.text(bars[details.copy], left, 351, { family: 'arimo', weight: 700, size: 9.6, color: look.label });
}

function drawEmployerPart(surface: Surface, look: FormLook, details: SickNoteDetails): void {
  checkbox(surface, look, { x: left, y: 378 }, details.otherAccident, 'sonstiger Unfall, Unfallfolgen');
  checkbox(surface, look, { x: left, y: 396 }, false, 'Soziales Entschädigungsrecht (SER)');
  label(
    surface,
    look,
    'Der Krankenkasse wird unverzüglich eine Bescheinigung über die Arbeitsunfähigkeit mit Angaben über die Diagnose ' +
      'sowie die voraussichtliche Dauer der Arbeitsunfähigkeit übersandt.',
    { x: left, y: 430 },
    7.4,
    rightWidth + right - left,
  );
}

function drawMedicalPart(surface: Surface, look: FormLook, details: SickNoteDetails): void {
  label(surface, look, 'AU-begründende Diagnose(n) (ICD-10)', { x: left, y: 368 }, 7.4);
  const cell = { width: 126, height: 24 };
  for (let index = 0; index < 6; index += 1) {
    const area = {
      x: left + (index % 3) * (cell.width + 5),
      y: 374 + Math.floor(index / 3) * (cell.height + 4),
      ...cell,
    };
    field(surface, look, area, 'ICD-10 - Code', details.diagnoses[index] ?? '');
  }
  checkbox(surface, look, { x: left, y: 446 }, details.otherAccident, 'sonstiger Unfall, Unfallfolgen');
  checkbox(surface, look, { x: left + 190, y: 446 }, false, 'Soziales Entschädigungsrecht (SER)');
  label(
    surface,
    look,
    'Es wird die Einleitung folgender besonderer Maßnahmen für erforderlich gehalten',
    { x: left, y: 466 },
    7.4,
  );
  checkbox(surface, look, { x: left, y: 482 }, false, 'Leistungen zur medizinischen Rehabilitation');
  checkbox(surface, look, { x: left + 190, y: 482 }, false, 'stufenweise Wiedereingliederung');
  label(surface, look, 'Im Krankengeldfall', { x: left, y: 502 }, 7.4);
  checkbox(surface, look, { x: left, y: 518 }, false, 'ab 7. AU-Woche oder sonstiger Krankengeldfall');
  checkbox(surface, look, { x: left + 190, y: 518 }, false, 'Endbescheinigung');
  label(
    surface,
    look,
    'Hinweis für Versicherte zum Krankengeld: Für die Zahlung ist ein lückenloser Nachweis der Arbeitsunfähigkeit ' +
      'notwendig. Bitte achten Sie auf eine rechtzeitige Folgebescheinigung.',
    { x: left, y: 540 },
    6.6,
    rightWidth + right - left,
  );
}

/** The insurer's copy carries its content once more as PDF417 (KBV, technical annex, chapter 7). */
function drawBarcode(surface: Surface, details: SickNoteDetails): void {
  drawPdf417(surface, { x: right, y: 118, width: rightWidth, height: 66 }, barcodeText(details));
}

/** The 28 fields of DOMAIN.md 1.2, with tabulators between them. */
export function barcodeText(details: Omit<SickNoteDetails, 'copy'>): string {
  const day = (date: string | null) => (date ?? '').replaceAll('-', '');
  const flag = (isSet: boolean) => (isSet ? '1' : '');
  const fields = [
    ...['01', 'a', '12', '20281231', details.insurerCode, details.kvnr, details.status.slice(0, 1), '00', '00'],
    ...[details.practiceNumber, details.doctorNumber, day(details.issuedOn)],
    ...[flag(details.kind === 'initial'), flag(details.kind === 'follow-up'), flag(details.workAccident), ''],
    ...[day(details.unfitSince), day(details.unfitUntil), day(details.assessedOn), flag(details.otherAccident)],
    ...['', '', '', '', '', '', details.diagnoses.join(';'), ''],
  ];
  return fields.join('\t');
}
