/** Controlled vocabulary of document types (FEATURES 5.8) with the words shown in the file. */
export const documentTypes = {
  'sick-note-copy': 'Krankmeldung (Durchschrift)',
  'sick-note-certificate': 'Arbeitsunfähigkeitsbescheinigung',
  'move-copy': 'Veränderungsmitteilung Umzug (Durchschrift)',
  'move-proof': 'Nachweis zum Umzug',
  'upload-copy': 'Übersandte Unterlagen (Durchschrift)',
  'upload-proof': 'Übersandte Unterlage',
  'check-record': 'Prüfvermerk',
  'citizen-letter': 'Schreiben an die leistungsberechtigte Person',
  decision: 'Bescheid',
  'cooperation-plan': 'Kooperationsplan',
  invitation: 'Einladung',
  note: 'Vermerk',
  letter: 'Schreiben',
} as const;

export type DocumentType = keyof typeof documentTypes;
export const documentTypeNames = Object.keys(documentTypes) as [DocumentType, ...DocumentType[]];
