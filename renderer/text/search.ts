export const searchText = {
  title: 'Suche',
  field: 'Personen, Akten, Dokumente durchsuchen',
  results: 'Treffer',
  startTitle: 'Wonach suchen Sie?',
  startText:
    'Namen, BG-Nummern, Aktenzeichen, Vorgangsnummern und Titel von Dokumenten. Mit ↓ und Eingabe öffnen Sie einen Treffer.',
  noneTitle: 'Nichts gefunden',
  noneText: (text: string) => `Zu „${text}“ gibt es auf diesem Gerät keinen Treffer.`,
  found: (count: number) => (count === 1 ? '1 Treffer' : `${count} Treffer`),
  more: 'Es gibt weitere Treffer. Schreiben Sie mehr, um sie einzugrenzen.',
  kind: { person: 'Person', 'case-file': 'Akte', task: 'Eingang', document: 'Dokument' },
} as const;
