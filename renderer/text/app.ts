/** The frame around every screen. */
export const appText = {
  name: 'Zweiklick',
  brandFirst: 'Zwei',
  brandSecond: 'klick',
  skipToWork: 'Zum Inhalt springen',
  navigation: 'Bereiche',
  inbox: 'Eingang',
  caseFiles: 'Akten',
  search: 'Suche',
  deputies: 'Vertretung',
  team: 'Team',
  data: 'Daten hier',
  log: 'Protokoll',
  searchField: 'Personen, Akten, Dokumente durchsuchen',
  keys: 'Tasten',
  person: (name: string, team: string) => `${name} · ${team}`,
  menu: (name: string, team: string) => `${name} · ${team}, Menü`,
  deputyFor: (name: string, until: string) => `Vertretung für ${name} bis ${until}`,
  deputyForMany: (count: number) => `Vertretung für ${count} Personen`,
  tasksToDo: (count: number) => (count === 1 ? '1 Eingang zu erledigen' : `${count} Eingänge zu erledigen`),
  defectTitle: 'Hier ist etwas schiefgegangen',
  defectText:
    'Ihre Arbeit ist gespeichert. Laden Sie die Ansicht neu; wenn es wieder geschieht, geben Sie bitte Ihrer IT Bescheid.',
  defectTextWithReference: (reference: string) =>
    `Ihre Arbeit ist gespeichert. Laden Sie die Ansicht neu; wenn es wieder geschieht, geben Sie bitte Ihrer IT Bescheid. Kennung: ${reference}.`,
  reload: 'Ansicht neu laden',
} as const;
