/** Where a task is that is not on this machine, found by its number or an old link. */
export const whereaboutsText = {
  title: (number: string) => `Vorgang ${number}`,
  searching: 'Der Vorgang wird gesucht …',
  unknownTitle: 'Nicht gefunden oder nicht für Sie',
  unknownText:
    'Unter dieser Nummer gibt es keinen Vorgang, den Sie sehen dürfen. Prüfen Sie die Nummer, oder fragen Sie Ihre Teamleitung.',
  offlineTitle: 'Der Vorgang ist nicht auf diesem Gerät',
  offlineText:
    'Wo er ist, weiß nur der Server, und der ist gerade nicht erreichbar. Versuchen Sie es später noch einmal.',
  filedBy: (name: string, when: string) => `Erledigt von ${name}, ${when}.`,
  filedOnBehalf: (name: string, absent: string, when: string) =>
    `Erledigt von ${name} in Vertretung für ${absent}, ${when}.`,
  lastStep: {
    request: (name: string, when: string) => `${name} hat eine Rückfrage gestellt, ${when}.`,
    return: (name: string, when: string) => `${name} hat ihn zurückgegeben, ${when}.`,
    forward: (name: string, when: string) => `${name} hat ihn weitergeleitet, ${when}.`,
    assign: (name: string, when: string) => `${name} hat ihn zugeordnet, ${when}.`,
    cede: (name: string, when: string) => `${name} hat ihn an eine andere Stelle abgegeben, ${when}.`,
  },
  liesWith: (name: string, team: string) => `Er liegt jetzt bei ${name}, ${team}.`,
  liesWithTeam: (team: string) => `Er liegt jetzt in der Liste von ${team}.`,
  liesInClearing: 'Er liegt jetzt im Klärungskorb.',
  comesSoon: 'Sie dürfen ihn öffnen. Er kommt mit dem nächsten Abgleich auf dieses Gerät.',
  state: {
    clearing: 'Keiner Akte zugeordnet',
    open: 'Offen',
    confirmed: 'Bestätigt, noch nicht abgelegt',
    filed: 'Erledigt',
    'awaiting-citizen': 'Wartet auf Antwort',
    returned: 'Zurückgegeben, noch nicht abgelegt',
    ceded: 'An andere Stelle abgegeben',
  },
  locate: (number: string) => `Nachsehen, wo Vorgang ${number} ist`,
  announce: (number: string) => `Vorgang ${number} wird gesucht`,
} as const;
