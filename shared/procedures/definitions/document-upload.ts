import type { Procedure } from '../procedure.ts';
import { officeEvidenceRules } from './office-evidence-rules.ts';

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
    ...officeEvidenceRules,
  },
  handover: { specialist: null, statistics: null },
};
