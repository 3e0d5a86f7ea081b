import {
  addDays,
  type CalendarDate,
  dayInBerlin,
  formatGermanDay,
  formatGermanDayShort,
  type Instant,
} from '../../shared/base/calendar-date.ts';
import type { FileDocumentId } from '../../shared/base/ids.ts';
import type { DocumentType } from '../../shared/domain/document-type.ts';
import type { ContentStore } from '../content/content-store.ts';
import type { ContentRow } from '../store/content-rows.ts';
import type { NewFileDocument } from '../store/file-document-writes.ts';
import type { NewCaseEvent, NewSickNote } from '../store/sick-notes.ts';
import { createDemoIds } from './demo-ids.ts';
import { demoOfficeName, demoServiceOffices } from './demo-office.ts';
import { berlinMoment } from './demo-time.ts';
import { type CaseLetterKind, drawAppointment } from './files/case-letters.ts';
import { makeCaseLetter } from './files/make-proofs.ts';
import { makeSickNote } from './files/make-sick-note.ts';
import type { DemoFile } from './files/render-proof.ts';
import { makeSickNoteDetails } from './files/sick-note-details.ts';
import type { SeededRandom } from './names/seeded-random.ts';
import { drawnNote, type PlannedHistory, type PlannedNote } from './plan-sick-history.ts';
import type { SeededCase, SeededFile } from './write-cases.ts';

type HistoryKind = CaseLetterKind | 'sick-note';

const kindsOf: Readonly<Record<SeededFile['kind'], readonly [HistoryKind, ...HistoryKind[]]>> = {
  benefit: ['decision', 'note', 'decision'],
  integration: ['cooperation-plan', 'note', 'invitation', 'sick-note', 'invitation', 'note'],
};

interface Entry {
  readonly register: string;
  readonly type: DocumentType;
  readonly title: (day: CalendarDate) => string;
}

const entries: Readonly<Record<SeededFile['kind'], Readonly<Record<HistoryKind, Entry>>>> = {
  benefit: {
    decision: {
      register: '02',
      type: 'decision',
      title: (day) => `${day} Bescheid ab ${day.slice(5, 7)}/${day.slice(0, 4)}`,
    },
    note: { register: '09', type: 'note', title: (day) => `${day} Beratungsvermerk` },
    'cooperation-plan': { register: '09', type: 'cooperation-plan', title: (day) => `${day} Kooperationsplan` },
    invitation: { register: '09', type: 'invitation', title: (day) => `${day} Einladung` },
    'sick-note': { register: '05', type: 'sick-note-certificate', title: (day) => `${day} AU-Bescheinigung` },
  },
  integration: {
    decision: { register: '07', type: 'letter', title: (day) => `${day} Schreiben` },
    note: { register: '02', type: 'note', title: (day) => `${day} Beratungsvermerk` },
    'cooperation-plan': {
      register: '02',
      type: 'cooperation-plan',
      title: (day) => `${day} Kooperationsplan vom ${formatGermanDay(day)}`,
    },
    invitation: { register: '06', type: 'invitation', title: (day) => `${day} Einladung zum Gespräch` },
    'sick-note': {
      register: '03',
      type: 'sick-note-certificate',
      title: (day) => certificateTitle(drawnNote(day)),
    },
  },
};

export interface History {
  readonly documents: readonly NewFileDocument[];
  readonly contents: readonly ContentRow[];
  /** The periods that the certificates of this file prove. */
  readonly sickNotes: readonly NewSickNote[];
  readonly events: readonly NewCaseEvent[];
}

export interface HistoryFacts {
  readonly benefitCase: SeededCase;
  readonly file: SeededFile;
  readonly random: SeededRandom;
  readonly now: Instant;
  /** Of the person of the file; what was drawn comes to it. */
  readonly planned: PlannedHistory | undefined;
}

/**
 * What a file gathered over the years, newest first. Sabine's files have up to fifteen documents, the others three or
 * four. Some are further copies of the same paper: drawing each anew would triple the time of the first start.
 */
export async function writeHistory(content: ContentStore, facts: HistoryFacts): Promise<History> {
  const { benefitCase, file, random, now, planned } = facts;
  const today = dayInBerlin(now);
  const newId = createDemoIds(random.fork('ids')); // of its own, because files are filled at the same time
  const isRich = benefitCase.integrationWorker.login === 's.okafor';
  const count = isRich ? random.between(4, 15) : random.between(3, 4);
  const own = isRich ? Math.min(count, 9) : file.kind === 'benefit' ? 1 : 2;
  const worker = file.kind === 'benefit' ? benefitCase.benefitWorker : benefitCase.integrationWorker;
  const kinds = kindsOf[file.kind];
  const documents: NewFileDocument[] = [];
  const contents: ContentRow[] = [];
  const sickNotes: NewSickNote[] = [];
  const events: NewCaseEvent[] = [];

  const keep = async (made: DemoFile, paper: Paper): Promise<void> => {
    const stored = await content.store(made.bytes);
    contents.push({ ...stored, mediaType: made.mediaType });
    const { entry, writtenOn, copies, note } = paper;
    for (let copy = 0; copy < copies; copy++) {
      documents.push({
        id: newId() as FileDocumentId,
        caseFileId: file.id,
        register: entry.register,
        type: entry.type,
        title: `${paper.title}${copy === 0 ? '' : ` (${copy + 1}. Ausfertigung)`}`,
        documentDate: writtenOn,
        receivedOn: writtenOn,
        contentHash: stored.hash,
        origin: 'earlier',
        taskId: null,
        filedAt: berlinMoment(writtenOn, '14:30'),
        filedByName: worker.displayName,
      });
    }
    if (note === undefined || file.personId === null) return;
    sickNotes.push({ ...note, id: newId(), personId: file.personId, contentHash: stored.hash, taskId: null });
  };

  for (const note of planned?.notes ?? []) {
    const made = await makeCertificate(note, facts, `${seedOf(facts)}/${note.from}`);
    const entry = entries[file.kind]['sick-note'];
    await keep(made, { entry, title: certificateTitle(note), writtenOn: note.assessedOn, copies: 1, note });
  }
  let writtenOn = addDays(today, -random.between(20, 50));
  for (let index = 0; index < own; index++) {
    const kind = kinds[index % kinds.length] ?? kinds[0];
    const seed = `${seedOf(facts)}/${index}`;
    const entry = entries[file.kind][kind];
    const copies = 1 + Math.floor((count - 1 - index) / own);
    const paper = { entry, title: entry.title(writtenOn), writtenOn, copies };
    if (kind === 'sick-note') {
      const note = drawnNote(writtenOn);
      await keep(await makeCertificate(note, facts, seed), { ...paper, note });
    } else {
      const appointmentOn = drawAppointment(writtenOn, random.fork(`appointment ${index}`));
      await keep(
        await makeLetter(kind, facts, { writtenOn, appointmentOn, workerName: worker.displayName }, seed),
        paper,
      );
      if (kind === 'invitation' && file.personId !== null) {
        const wasMissed = appointmentOn < today && random.fork(`missed ${index}`).chance(0.2);
        events.push({
          id: newId(),
          personId: file.personId,
          kind: wasMissed ? 'missed-appointment' : 'appointment',
          from: appointmentOn,
          to: appointmentOn,
        });
      }
    }
    writtenOn = addDays(writtenOn, -random.between(15, 90));
  }
  for (const event of planned?.events ?? []) {
    if (file.personId !== null) events.push({ ...event, id: newId(), personId: file.personId });
  }
  return { documents, contents, sickNotes, events };
}

interface Paper {
  readonly entry: Entry;
  readonly title: string;
  readonly writtenOn: CalendarDate;
  readonly copies: number;
  readonly note?: PlannedNote;
}

function seedOf({ benefitCase, file }: HistoryFacts): string {
  return `${benefitCase.plan.caseNumber}/${file.fileReference}`;
}

function certificateTitle({ kind, from, to, assessedOn }: PlannedNote): string {
  const what = kind === 'INITIAL' ? 'Erst' : 'Folge';
  return `${assessedOn} AU-Bescheinigung ${what} ${formatGermanDayShort(from)}–${formatGermanDay(to)}`;
}

function makeCertificate(note: PlannedNote, { random, file }: HistoryFacts, seed: string): Promise<DemoFile> {
  const details = makeSickNoteDetails(random.fork(seed), file.about, {
    kind: note.kind === 'INITIAL' ? 'initial' : 'follow-up',
    unfitSince: note.kind === 'INITIAL' ? note.from : null,
    unfitUntil: note.to,
    assessedOn: note.assessedOn,
  });
  return makeSickNote(details, 'digital-pdf', seed);
}

function makeLetter(
  kind: CaseLetterKind,
  { benefitCase, file }: HistoryFacts,
  days: { readonly writtenOn: CalendarDate; readonly appointmentOn: CalendarDate; readonly workerName: string },
  seed: string,
): Promise<DemoFile> {
  const branch = demoServiceOffices.find((office) => office.key === benefitCase.plan.office);
  const context = {
    officeName: demoOfficeName,
    officeAddress: branch?.address ?? '',
    person: file.about,
    caseNumber: benefitCase.plan.caseNumber,
    team: file.kind === 'benefit' ? benefitCase.benefitWorker.teamName : benefitCase.integrationWorker.teamName,
    ...days,
  };
  return makeCaseLetter(kind, context, seed);
}
