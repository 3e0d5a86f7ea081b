import type { TaskView } from '../../../../../renderer/bridge/types.ts';
import { taskPermissions } from '../../../../../shared/domain/policy/policy-table.ts';
import { taskView } from '../../../../../shared/ipc/task.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const hash = (digit: string) => digit.repeat(64);
const person = {
  id: id(1),
  familyName: 'Mertens',
  givenNames: 'Mara',
  birthDate: '1985-03-12',
  customerNumber: null,
  street: 'Ahornweg 7',
  postalCode: '52349',
  city: 'Düren',
  role: 'applicant',
};
const files = [
  { id: id(3), kind: 'integration', personId: id(1), fileReference: '50-3-004182', title: 'Fallakte Mertens, Mara' },
  { id: id(4), kind: 'benefit', personId: null, fileReference: '50-1-004182', title: 'Leistungsakte Mertens' },
];
const attachment = (digit: string, name: string) => ({
  contentHash: hash(digit),
  name,
  mediaType: 'application/pdf',
  size: 10,
});

/** An open sick note of Mara Mertens with one proof, checked against the contract. */
export function sampleView(change: { readonly task?: object; readonly view?: object } = {}): TaskView {
  return taskView.parse({
    task: {
      id: id(9),
      version: 1,
      state: 'open',
      procedure: 'sick-note',
      processNumber: 'JC-2026-11-004711',
      submission: {
        id: id(8),
        receivedAt: '2026-11-24T07:12:00.000Z',
        sentAt: '2026-11-24T07:11:00.000Z',
        applicant: { familyName: 'Mertens', givenNames: 'Mara', birthDate: '1985-03-12' },
        declared: { kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-11-27' },
        attachments: [attachment('b', 'AU.pdf')],
        copy: attachment('a', 'Durchschrift.pdf'),
      },
      caseId: id(2),
      personId: id(1),
      assigneeId: id(5),
      teamId: id(6),
      dueOn: '2026-11-26',
      routingReason: 'Zuständig nach dem Fall.',
      handover: { specialist: 'none', statistics: 'none' },
      confirmed: null,
      filed: null,
      ...change.task,
    },
    person,
    case: {
      id: id(2),
      caseNumber: '31302BG0004182',
      serviceOfficeName: 'Servicestelle Düren',
      benefitWorkerId: null,
      integrationWorkerId: id(5),
      persons: [person],
      files,
    },
    files,
    latestDocuments: [],
    proposal: {
      caseFileId: id(3),
      register: '03',
      documents: [
        { origin: 'copy', contentHash: hash('a'), type: 'sick-note-copy', title: 'Krankmeldung (Durchschrift)' },
        { origin: 'proof', contentHash: hash('b'), type: 'sick-note-certificate', title: 'AU-Bescheinigung' },
      ],
    },
    assigneeName: 'Sabine Okafor',
    deputyFor: null,
    scope: 'own',
    permissions: Object.fromEntries(taskPermissions.map((wanted) => [wanted, { allowed: true }])),
    claimedBy: null,
    isClaimedByMe: false,
    syncState: 'synced',
    refusal: null,
    ...change.view,
  });
}
