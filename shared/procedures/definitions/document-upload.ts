import type { Procedure } from '../procedure.ts';

/** Unterlagen: documents sent without a form of their own. Nothing is handed over, they are only filed. */
export const documentUpload: Procedure = {
  id: 'document-upload',
  version: 2,
  label: 'Unterlagen',
  fields: [
    { name: 'subject', label: 'Betreff', type: 'text', required: true, maxLength: 120 },
    { name: 'message', label: 'Nachricht', type: 'text', required: false, maxLength: 2000 },
  ],
  rules: [],
  proof: 'required',
  summary: '{subject}',
  responsible: 'benefit',
  dueAfterDays: 14,
  filing: {
    file: 'benefit',
    register: '09',
    copy: { type: 'upload-copy', title: '{receivedOn:iso} {subject} (Durchschrift)' },
    proof: { type: 'upload-proof', title: '{receivedOn:iso} {subject}' },
  },
  // only whose documents they may be; a name that is missing or another one is told, never red
  evidence: {
    document: 'letter',
    acceptedCopies: [],
    fields: [
      { field: 'familyName', compare: 'family-name', labels: [], isDecisive: false },
      { field: 'givenNames', compare: 'given-names', labels: [], isDecisive: false },
    ],
    legibleFrom: 0.8,
    similarLetters: 1,
    holidaysOf: 'NW',
    noticeDays: 3,
    retroactiveDays: 3,
    unusualDays: 14,
    rareDays: 28,
    statisticsDays: 42,
    incapacityDays: 183,
    originalPolicy: 'keep-locked',
  },
  handover: { specialist: null, statistics: null },
};
