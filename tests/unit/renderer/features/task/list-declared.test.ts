import { expect, it } from 'vitest';
import { listDeclared } from '../../../../../renderer/features/task/list-declared.ts';
import { taskSchema } from '../../../../../shared/domain/task.ts';

const hash = 'a'.repeat(64);
const file = { contentHash: hash, name: 'x.pdf', mediaType: 'application/pdf', size: 1 };
const id = (digit: string) => `0000000${digit}-0000-4000-8000-000000000000`;

function sickNote(declared: Record<string, string>) {
  return taskSchema.parse({
    id: id('1'),
    version: 1,
    state: 'open',
    procedure: 'sick-note',
    processNumber: 'JC-2026-11-000001',
    submission: {
      id: id('2'),
      receivedAt: '2026-11-24T07:12:00.000Z',
      sentAt: '2026-11-24T07:11:00.000Z',
      applicant: { familyName: 'Mertens', givenNames: 'Mara', birthDate: '1985-03-12' },
      declared,
      attachments: [file],
      copy: file,
    },
    caseId: null,
    personId: null,
    assigneeId: null,
    teamId: null,
    dueOn: null,
    routingReason: '',
    handover: { specialist: 'none', statistics: 'none' },
    confirmed: null,
    filed: null,
  });
}

it('begins with who the person says to be, for comparing with the proof', () => {
  const rows = listDeclared(sickNote({ kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-11-27' }));

  expect(rows.map(({ label, value }) => [label, value])).toEqual([
    ['Name', 'Mara Mertens'],
    ['Geburtsdatum', '12.03.1985'],
    ['Art der Bescheinigung', 'Erstbescheinigung'],
    ['Arbeitsunfähig seit', '23.11.2026'],
    ['Voraussichtlich bis', '27.11.2026'],
  ]);
});

it('does not repeat a declared name, but shows one that differs', () => {
  const declared = { familyName: 'Mertens', birthDate: '1985-03-21', kind: 'INITIAL', unfitUntil: '2026-11-27' };
  const rows = listDeclared(sickNote(declared));

  expect(rows.filter(({ id: row }) => row === 'familyName')).toEqual([]);
  expect(rows).toContainEqual({ id: 'birthDate', label: 'Geburtsdatum', value: '21.03.1985' });
});
