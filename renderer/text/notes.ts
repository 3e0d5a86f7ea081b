/** What colleagues wrote about a task, and work that lost against another's. */
export const noteText = {
  title: 'Notizen',
  by: (name: string, when: string) => `${name}, ${when}`,
  conflictBy: (name: string, when: string) => `Nicht übernommene Bearbeitung von ${name}, ${when}`,
  write: 'Notiz schreiben',
  writeOn: 'Notiz weiterschreiben',
  label: 'Notiz',
  help: 'Alle, die den Vorgang sehen dürfen, lesen sie. Sie bleibt am Vorgang.',
  save: 'Notiz speichern',
  saveKeys: 'Strg Eingabe',
  cancel: 'Abbrechen',
  saved: 'Notiz gespeichert.',
} as const;
