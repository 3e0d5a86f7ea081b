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
import { createDemoIds } from './demo-ids.ts';
import { demoOfficeName, demoServiceOffices } from './demo-office.ts';
import { berlinMoment, scenarioDay } from './demo-time.ts';
import type { CaseLetterKind } from './files/case-letters.ts';
import { makeCaseLetter } from './files/make-proofs.ts';
import { makeSickNote } from './files/make-sick-note.ts';
import type { DemoFile } from './files/render-proof.ts';
import { makeSickNoteDetails } from './files/sick-note-details.ts';
import type { SeededRandom } from './names/seeded-random.ts';
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
      title: (day) => `${day} AU-Bescheinigung Erst ${formatGermanDayShort(day)}–${formatGermanDay(addDays(day, 4))}`,
    },
  },
};

export interface History {
  readonly documents: readonly NewFileDocument[];
  readonly contents: readonly ContentRow[];
}

/**
 * What a file gathered over the years, newest first. Sabine's files have up to fifteen documents, the others three or
 * four. Some are further copies of the same paper: drawing each anew would triple the time of the first start.
 */
export async function writeHistory(
  content: ContentStore,
  facts: {
    readonly benefitCase: SeededCase;
    readonly file: SeededFile;
    readonly random: SeededRandom;
    readonly now: Instant;
  },
): Promise<History> {
  const { benefitCase, file, random, now } = facts;
  const today = dayInBerlin(now);
  const newId = createDemoIds(random.fork('ids')); // of its own, because files are filled at the same time
  const isRich = benefitCase.integrationWorker.login === 's.okafor';
  const count = isRich ? random.between(4, 15) : random.between(3, 4);
  const own = isRich ? Math.min(count, 9) : file.kind === 'benefit' ? 1 : 2;
  const worker = file.kind === 'benefit' ? benefitCase.benefitWorker : benefitCase.integrationWorker;
  const kinds = kindsOf[file.kind];
  const documents: NewFileDocument[] = [];
  const contents: ContentRow[] = [];
  const isFollowedUp = benefitCase.plan.key === 'gross-weiss' && file.kind === 'integration';
  let writtenOn = isFollowedUp ? firstNoteOf(now) : addDays(today, -random.between(20, 50));
  for (let index = 0; index < own; index++) {
    const kind = isFollowedUp && index === 0 ? 'sick-note' : (kinds[index % kinds.length] ?? kinds[0]);
    const seed = `${benefitCase.plan.caseNumber}/${file.fileReference}/${index}`;
    const made = await makeDocument(kind, {
      benefitCase,
      file,
      random,
      writtenOn,
      seed,
      workerName: worker.displayName,
    });
    const stored = await content.store(made.bytes);
    contents.push({ ...stored, mediaType: made.mediaType });
    const entry = entries[file.kind][kind];
    const document = {
      caseFileId: file.id,
      register: entry.register,
      type: entry.type,
      documentDate: writtenOn,
      receivedOn: writtenOn,
      contentHash: stored.hash,
      origin: 'earlier',
      taskId: null,
      filedAt: berlinMoment(writtenOn, '14:30'),
      filedByName: worker.displayName,
    } as const;
    const copies = 1 + Math.floor((count - 1 - index) / own);
    for (let copy = 0; copy < copies; copy++) {
      const title = `${entry.title(writtenOn)}${copy === 0 ? '' : ` (${copy + 1}. Ausfertigung)`}`;
      documents.push({ ...document, id: newId() as FileDocumentId, title });
    }
    writtenOn = addDays(writtenOn, -random.between(15, 90));
  }
  return { documents, contents };
}

/** The first certificate of scenario 2, Monday to Friday; the follow-up on Sabine's desk begins after the weekend. */
function firstNoteOf(now: Instant): CalendarDate {
  return scenarioDay(new Date(now))('2026-11-16');
}

function makeDocument(
  kind: HistoryKind,
  facts: {
    readonly benefitCase: SeededCase;
    readonly file: SeededFile;
    readonly random: SeededRandom;
    readonly writtenOn: CalendarDate;
    readonly seed: string;
    readonly workerName: string;
  },
): Promise<DemoFile> {
  const { benefitCase, file, writtenOn, seed } = facts;
  if (kind === 'sick-note') {
    const period = { unfitSince: writtenOn, unfitUntil: addDays(writtenOn, 4), assessedOn: writtenOn };
    const details = makeSickNoteDetails(facts.random.fork(seed), file.about, { kind: 'initial', ...period });
    return makeSickNote(details, 'digital-pdf', seed);
  }
  const branch = demoServiceOffices.find((office) => office.key === benefitCase.plan.office);
  const context = {
    officeName: demoOfficeName,
    officeAddress: branch?.address ?? '',
    person: file.about,
    caseNumber: benefitCase.plan.caseNumber,
    workerName: facts.workerName,
    team: file.kind === 'benefit' ? benefitCase.benefitWorker.teamName : benefitCase.integrationWorker.teamName,
    writtenOn,
  };
  return makeCaseLetter(kind, context, seed);
}
