import { createHash } from 'node:crypto';
import { type ContentHash, contentHash } from '../../shared/base/ids.ts';
import { type Case, caseSchema } from '../../shared/domain/case.ts';
import { type FileDocument, fileDocumentSchema } from '../../shared/domain/file-document.ts';
import { type Task, taskSchema } from '../../shared/domain/task.ts';
import { type Worker, workerSchema } from '../../shared/domain/worker.ts';

/** Rows as the server sends them, for tests without a server. The same number always gives the same row. */

export function sampleId(kind: string, number: number): string {
  const hex = createHash('sha256').update(`${kind} ${number}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function sampleContent(number: number): { readonly hash: ContentHash; readonly bytes: Uint8Array } {
  const bytes = Buffer.from(`%PDF-1.4\n% ${number}\n${'x'.repeat(number % 500)}\n%%EOF\n`);
  return { bytes, hash: contentHash.parse(createHash('sha256').update(bytes).digest('hex')) };
}

export function sampleWorker(number = 1): Worker {
  return workerSchema.parse({
    id: sampleId('worker', number),
    login: `worker-${number}`,
    displayName: `Sabine ${number}`,
    teamId: sampleId('team', 1),
    teamName: 'Team 1',
    serviceOfficeName: 'Mitte',
    roles: ['handle'],
  });
}

export function sampleCase(number: number): Case {
  const person = sampleId('person', number);
  return caseSchema.parse({
    id: sampleId('case', number),
    caseNumber: `31302BG${String(number).padStart(7, '0')}`,
    serviceOfficeName: 'Mitte',
    benefitWorkerId: null,
    integrationWorkerId: sampleId('worker', 1),
    persons: [
      {
        id: person,
        familyName: `Familie${number}`,
        givenNames: 'Mara',
        birthDate: '1985-03-12',
        customerNumber: '313M004182',
        street: 'Weg 1',
        postalCode: '52349',
        city: 'Düren',
        role: 'applicant',
      },
    ],
    files: [
      {
        id: sampleId('case-file', number),
        kind: 'integration',
        personId: person,
        fileReference: `50-3-${number}`,
        title: 'Fallakte',
      },
    ],
  });
}

export function sampleTask(number: number, changes: Partial<Record<keyof Task, unknown>> = {}): Task {
  const [copy, proof] = [sampleContent(number * 2), sampleContent(number * 2 + 1)];
  const file = ({ hash, bytes }: typeof copy, name: string) => ({
    contentHash: hash,
    name,
    mediaType: 'application/pdf',
    size: bytes.length,
  });
  return taskSchema.parse({
    id: sampleId('task', number),
    version: 1,
    state: 'open',
    procedure: 'sick-note',
    processNumber: `JC-2026-11-${String(number).padStart(6, '0')}`,
    submission: {
      id: sampleId('submission', number),
      receivedAt: '2026-11-24T07:12:00.000Z',
      sentAt: '2026-11-24T07:11:00.000Z',
      applicant: { familyName: `Familie${number}`, givenNames: 'Mara', birthDate: '1985-03-12' },
      declared: { kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-11-27' },
      attachments: [file(proof, 'nachweis.pdf')],
      copy: file(copy, 'durchschrift.pdf'),
    },
    caseId: sampleId('case', number),
    personId: sampleId('person', number),
    assigneeId: sampleId('worker', 1),
    teamId: sampleId('team', 1),
    dueOn: null,
    routingReason: 'Fallakte bekannt.',
    handover: { specialist: 'none', statistics: 'none' },
    confirmed: null,
    filed: null,
    ...changes,
  });
}

export function sampleFileDocument(number: number, caseNumber: number): FileDocument {
  const { hash, bytes } = sampleContent(number);
  return fileDocumentSchema.parse({
    id: sampleId('file-document', number),
    caseFileId: sampleId('case-file', caseNumber),
    register: '03',
    type: 'letter',
    title: `Schreiben ${number}`,
    documentDate: '2026-11-20',
    receivedOn: '2026-11-21',
    contentHash: hash,
    size: bytes.length,
    mediaType: 'application/pdf',
    origin: 'earlier',
    taskId: null,
    processNumber: null,
    filedAt: '2026-11-21T08:00:00.000Z',
    filedByName: 'Sabine',
  });
}
