import type { Procedure } from '../procedure.ts';
import { officeEvidenceRules } from './office-evidence-rules.ts';

/** Krankmeldung: notice of incapacity for work with certificate, § 56 SGB II. No diagnosis is asked or kept. */
export const sickNote: Procedure = {
  id: 'sick-note',
  version: 2,
  label: 'Krankmeldung',
  fields: [
    { name: 'familyName', label: 'Familienname', type: 'text', required: false, maxLength: 120 },
    { name: 'givenNames', label: 'Vorname', type: 'text', required: false, maxLength: 120 },
    { name: 'birthDate', label: 'Geburtsdatum', type: 'date', required: false },
    {
      name: 'kind',
      label: 'Art der Bescheinigung',
      type: 'choice',
      required: true,
      choices: [
        { value: 'INITIAL', label: 'Erstbescheinigung', short: 'Erst' },
        { value: 'FOLLOW_UP', label: 'Folgebescheinigung', short: 'Folge' },
      ],
    },
    { name: 'unfitSince', label: 'Arbeitsunfähig seit', type: 'date', required: false },
    { name: 'unfitUntil', label: 'Voraussichtlich bis', type: 'date', required: true },
    { name: 'assessedOn', label: 'Festgestellt am', type: 'date', required: false },
  ],
  rules: [
    { rule: 'not-before', field: 'unfitUntil', earliest: 'unfitSince' },
    { rule: 'required-when', field: 'unfitSince', when: 'kind', equals: 'INITIAL' },
  ],
  proof: 'required',
  summary: '[{kind:short} ][ab {unfitSince:short} ]bis {unfitUntil:short}',
  responsible: 'integration',
  dueAfterDays: 3,
  filing: {
    file: 'integration',
    register: '03',
    copy: {
      type: 'sick-note-copy',
      title: '{receivedOn:iso} Krankmeldung [{unfitSince:short}–]{unfitUntil} (Durchschrift)',
    },
    proof: {
      type: 'sick-note-certificate',
      title: '{receivedOn:iso} AU-Bescheinigung [{kind:short} ][{unfitSince:short}–]{unfitUntil}',
    },
  },
  // the durations are DOMAIN.md 2.1; what is no law there is the office's to set
  evidence: {
    document: 'sick-note',
    acceptedCopies: ['EMPLOYER'],
    fields: [
      { field: 'familyName', compare: 'family-name', labels: ['Name, Vorname des Versicherten'], isDecisive: true },
      { field: 'givenNames', compare: 'given-names', labels: ['Name, Vorname des Versicherten'], isDecisive: true },
      { field: 'birthDate', compare: 'birth-date', labels: ['geb. am'], isDecisive: true },
      { field: 'kind', compare: 'choice', labels: ['Erstbescheinigung', 'Folgebescheinigung'], isDecisive: false },
      { field: 'unfitSince', compare: 'date', labels: ['arbeitsunfähig seit'], isDecisive: true },
      {
        field: 'unfitUntil',
        compare: 'date',
        labels: ['voraussichtlich arbeitsunfähig bis einschließlich oder letzter Tag der Arbeitsunfähigkeit'],
        isDecisive: true,
      },
      { field: 'assessedOn', compare: 'date', labels: ['festgestellt am'], isDecisive: true },
    ],
    ...officeEvidenceRules,
  },
  handover: {
    specialist: {
      message: 'Arbeitsunfähigkeit',
      fields: { art: 'kind', beginn: 'unfitSince', ende: 'unfitUntil', festgestelltAm: 'assessedOn' },
    },
    statistics: {
      module: '14',
      event: 'Arbeitsunfähigkeit',
      fields: { beginn: 'unfitSince', ende: 'unfitUntil', art: 'kind' },
    },
  },
};
