import { expect, it } from 'vitest';
import { toInstant } from '../../../../shared/base/calendar-date.ts';
import { documentUpload } from '../../../../shared/procedures/definitions/document-upload.ts';
import { sickNote } from '../../../../shared/procedures/definitions/sick-note.ts';
import { fillTemplate } from '../../../../shared/procedures/fill-template.ts';

const facts = {
  receivedAt: toInstant(new Date('2026-11-24T07:12:00Z')),
  applicant: { familyName: 'Mertens', givenNames: 'Mara' },
  declared: { kind: 'INITIAL', unfitSince: '2026-11-23', unfitUntil: '2026-11-27' },
};

it('titles the Durchschrift of a sick note with its period', () => {
  expect(fillTemplate(sickNote.filing.copy.title, sickNote, facts)).toBe(
    '2026-11-24 Krankmeldung 23.11.–27.11.2026 (Durchschrift)',
  );
});

it('leaves out the start where a follow-up has none', () => {
  const declared = { kind: 'FOLLOW_UP', unfitUntil: '2026-12-11' };
  expect(fillTemplate(sickNote.filing.copy.title, sickNote, { ...facts, declared })).toBe(
    '2026-11-24 Krankmeldung 11.12.2026 (Durchschrift)',
  );
  expect(fillTemplate(sickNote.summary, sickNote, { ...facts, declared })).toBe('Folge bis 11.12.');
});

it('never fills a place with something the sender smuggled into a value', () => {
  const declared = { subject: '{familyName} [x] {message}', message: 'geheim' };
  expect(fillTemplate(documentUpload.summary, documentUpload, { ...facts, declared })).toBe(
    '{familyName} [x] {message}',
  );
});

it('keeps a title within 200 characters and on one line', () => {
  const declared = { subject: `Zeile\n${'lang '.repeat(100)}` };
  const title = fillTemplate(documentUpload.filing.copy.title, documentUpload, { ...facts, declared });
  expect(title.length).toBeLessThanOrEqual(200);
  expect(title).not.toMatch(/\n/);
});
