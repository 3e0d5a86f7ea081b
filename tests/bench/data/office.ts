import { makePerson } from '../../../server/demo/names/make-person.ts';
import { createSeededRandom } from '../../../server/demo/names/seeded-random.ts';
import { addDays, type CalendarDate, type Instant } from '../../../shared/base/calendar-date.ts';
import type {
  CaseFileId,
  CaseId,
  ContentHash,
  DeputyshipId,
  FileDocumentId,
  PersonId,
  ProcessNumber,
  SubmissionId,
  TaskId,
  TeamId,
  WorkerId,
} from '../../../shared/base/ids.ts';
import type { Case, CaseFile } from '../../../shared/domain/case.ts';
import type { Deputyship } from '../../../shared/domain/deputyship.ts';
import type { DocumentType } from '../../../shared/domain/document-type.ts';
import type { FileDocument } from '../../../shared/domain/file-document.ts';
import type { Person } from '../../../shared/domain/person.ts';
import type { Task } from '../../../shared/domain/task.ts';
import type { Worker } from '../../../shared/domain/worker.ts';

/** How many rows of each kind; the same numbers give the same rows on every machine. */
export interface OfficeSize {
  readonly cases: number;
  readonly tasks: number;
  readonly documents: number;
}

export const largeOffice: OfficeSize = { cases: 10_000, tasks: 50_000, documents: 200_000 };

/** The day the measured office lives in. */
export const today = '2026-11-24' as CalendarDate;
export const now = new Date(`${today}T08:00:00.000Z`);

const id = (kind: number, index: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
/** Spread like real hashes, so that an index over them is filled in no order. */
const hash = (kind: number, index: number) => {
  const mixed = (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return (mixed + index.toString(16).padStart(8, '0') + kind.toString(16).padStart(48, '0')) as ContentHash;
};
const at = (day: CalendarDate, index: number): Instant => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day}T${two(6 + (index % 12))}:${two(index % 60)}:${two((index * 7) % 60)}.${String(index % 1000).padStart(3, '0')}Z` as Instant;
};

const team = { teamId: id(1, 1) as TeamId, teamName: 'Team Leistung 2', serviceOfficeName: 'Servicestelle Nord' };

/** Twenty people: the first one signs in, the second one is represented. */
export const workers: readonly Worker[] = Array.from({ length: 20 }, (_, index) => {
  const person = makePerson(createSeededRandom(`worker ${index}`));
  return {
    id: id(2, index) as WorkerId,
    login: `worker${index}`,
    displayName: `${person.givenNames} ${person.familyName}`,
    ...team,
    roles: ['read', 'handle'],
  };
});
export const me = id(2, 0) as WorkerId;
/** The second worker is away today; the first one stands in. */
export const deputyship: Deputyship = {
  id: id(10, 1) as DeputyshipId,
  absentWorkerId: id(2, 1) as WorkerId,
  deputyIds: [me],
  from: addDays(today, -2),
  until: addDays(today, 5),
  weekdays: null,
  procedures: null,
  teamIds: null,
  limitedToPersons: false,
  kind: 'planned',
  setByName: 'Team 1',
  revokedAt: null,
};
const workerOf = (index: number) => id(2, index % 20) as WorkerId;

export function* makeCases({ cases }: OfficeSize): Generator<Case> {
  const random = createSeededRandom('cases');
  for (let index = 0; index < cases; index += 1) {
    const head = makePerson(random);
    const persons: Person[] = Array.from({ length: 1 + (index % 3) }, (_, place) => {
      const { familyName, givenNames, birthDate, customerNumber, street, postalCode, city } =
        place === 0 ? head : makePerson(random, { livesWith: head });
      return {
        id: personOf(index, place),
        familyName,
        givenNames,
        birthDate,
        customerNumber,
        street,
        postalCode,
        city,
        role: place === 0 ? 'applicant' : place === 1 ? 'partner' : 'child',
      };
    });
    yield {
      id: caseOf(index),
      caseNumber: caseNumberOf(index),
      serviceOfficeName: team.serviceOfficeName,
      benefitWorkerId: workerOf(index),
      integrationWorkerId: workerOf(index + 7),
      persons,
      files: [fileOf(index, 'benefit'), fileOf(index, 'integration')],
      sickNotes: [],
      events: [],
      deputyshipIds: [],
      namesakeIds: [],
    };
  }
}

export const taskOf = (index: number) => id(6, index) as TaskId;
const caseOf = (index: number) => id(3, index) as CaseId;
const personOf = (index: number, place: number) => id(4, index * 4 + place) as PersonId;
const caseNumberOf = (index: number) => `31302BG${String(index).padStart(7, '0')}`;

function fileOf(index: number, kind: CaseFile['kind']): CaseFile {
  const isBenefit = kind === 'benefit';
  return {
    id: id(5, index * 2 + (isBenefit ? 0 : 1)) as CaseFileId,
    kind,
    personId: isBenefit ? null : personOf(index, 0),
    fileReference: `50-${isBenefit ? 3 : 4}-${String(index).padStart(6, '0')}`,
    title: isBenefit ? 'Leistungsakte' : 'Fallakte',
  };
}

export const procedures = ['sick-note', 'move', 'document-upload'] as const;

/** Open tasks of the last four months; a tenth is mine, a tenth that of the represented person, the rest the team's. */
export function* makeTasks(size: OfficeSize): Generator<Task> {
  const random = createSeededRandom('tasks');
  for (let index = 0; index < size.tasks; index += 1) {
    const household = (index * 7919) % size.cases;
    const day = addDays(today, -((index * 31) % 120));
    const procedure = procedures[index % 3] ?? 'sick-note';
    const { familyName, givenNames, birthDate, customerNumber } = makePerson(random);
    const owner = index % 10;
    yield {
      id: taskOf(index),
      version: 1,
      state: 'open',
      procedure,
      processNumber: `JC-${day.slice(0, 7)}-${String(index).padStart(6, '0')}` as ProcessNumber,
      submission: {
        id: id(7, index) as SubmissionId,
        receivedAt: at(day, index),
        sentAt: at(day, index),
        applicant: { familyName, givenNames, birthDate, customerNumber, caseNumber: caseNumberOf(household) },
        declared: { kind: 'INITIAL', unfitSince: day, unfitUntil: addDays(day, 9), assessedOn: day },
        attachments: [
          { contentHash: hash(1, index), name: 'AU-Bescheinigung.pdf', mediaType: 'application/pdf', size: 184_213 },
        ],
        copy: { contentHash: hash(2, index), name: 'Durchschrift.pdf', mediaType: 'application/pdf', size: 41_377 },
      },
      caseId: caseOf(household),
      personId: personOf(household, 0),
      assigneeId: owner < 2 ? workerOf(owner) : workerOf(2 + (index % 18)),
      teamId: team.teamId,
      dueOn: index % 9 === 0 ? null : addDays(day, 3),
      routingReason: 'Die Bedarfsgemeinschaft ist bekannt, zuständig ist die Integrationsfachkraft.',
      handover: { specialist: 'none', statistics: 'none' },
      confirmed: null,
      filed: null,
      takenOver: {},
      lastStep: null,
      isPersonal: false,
      claim: null,
      notes: [],
      routingSteps: [],
      deputyshipIds: owner === 1 ? [deputyship.id] : [],
    };
  }
}

const papers: readonly (readonly [DocumentType, string])[] = [
  ['decision', 'Bescheid über Leistungen nach dem SGB II'],
  ['letter', 'Schreiben zu Kosten der Unterkunft'],
  ['cooperation-plan', 'Kooperationsplan'],
  ['invitation', 'Einladung zum Beratungsgespräch'],
  ['note', 'Vermerk Telefonat'],
];

/** The histories of all files: about ten documents each, over five years. */
export function* makeDocuments(size: OfficeSize): Generator<FileDocument> {
  for (let index = 0; index < size.documents; index += 1) {
    const [type, title] = papers[index % papers.length] ?? ['letter', 'Schreiben'];
    const day = addDays(today, -((index * 13) % 1825));
    yield {
      id: id(8, index) as FileDocumentId,
      caseFileId: id(5, (index * 7919) % (size.cases * 2)) as CaseFileId,
      register: `0${1 + (index % 7)}`,
      type,
      title: `${day} ${title}`,
      documentDate: day,
      receivedOn: day,
      contentHash: hash(3, index),
      size: 20_000 + ((index * 97) % 400_000),
      mediaType: 'application/pdf',
      origin: 'earlier',
      taskId: null,
      processNumber: null,
      filedAt: at(day, index),
      filedByName: workers[index % 20]?.displayName ?? '',
    };
  }
}
