/** What stands in the log, by the name of the action; what is not listed is something the server did by itself. */
const actions: Readonly<Record<string, string>> = {
  received: 'Eingegangen',
  confirm: 'Bestätigt',
  file: 'Abgelegt',
  'undo-confirm': 'Bestätigung zurückgenommen',
  'undo-file': 'Ablage zurückgenommen',
  request: 'Rückfrage gestellt',
  return: 'Zurückgegeben',
  forward: 'Weitergeleitet',
  resume: 'Wieder aufgenommen',
  claim: 'In Bearbeitung genommen',
  release: 'Aus der Bearbeitung gegeben',
  'set-personal': 'Persönlich geführt oder freigegeben',
  assign: 'Einem Fall zugeordnet',
  'register-person': 'Person angelegt',
  'move-basket': 'An andere Servicestelle gegeben',
  cede: 'An andere Behörde abgegeben',
  note: 'Notiz geschrieben',
  delivered: 'An das Fachverfahren übergeben',
  'delivery-failed': 'Übergabe nicht gelungen',
  'original-discarded': 'Original gelöscht',
  refused: 'Nicht ausgeführt',
  'task-opened': 'Eingang geöffnet',
  'case-opened': 'Akte geöffnet',
  'document-opened': 'Dokument geöffnet',
  'whereabouts-asked': 'Nach dem Verbleib eines Vorgangs gefragt',
  'history-shown': 'Verlauf eines Eingangs gezeigt',
  'hand-back-shown': 'Übersicht nach einer Vertretung gezeigt',
  'deputyships-shown': 'Vertretungen für einzelne Personen gezeigt',
  'directory-searched': 'Im Amt gesucht',
  'delivered-to-workstation': 'An einen Arbeitsplatz übertragen',
  'removed-from-workstation': 'Von einem Arbeitsplatz entfernt',
  'log-read': 'Protokoll gelesen',
  'log-exported': 'Protokoll ausgegeben',
  erased: 'Einträge nach Ablauf der Frist gelöscht',
  restored: 'Datenbank aus einer Sicherung zurückgespielt',
  'sign-in': 'Angemeldet',
  'sign-in-refused': 'Anmeldung abgelehnt',
  'sign-out': 'Abgemeldet',
  'sign-out-everywhere': 'Überall abgemeldet',
  'change-roles': 'Rollen geändert',
  'deputyship-set': 'Vertretung eingerichtet',
  'deputyship-changed': 'Vertretung geändert',
  'deputyship-revoked': 'Vertretung beendet',
  'candidates-shown': 'Vorschläge zur Zuordnung gezeigt',
  'rule-added': 'Zuständigkeitsregel angelegt',
  'rule-changed': 'Zuständigkeitsregel geändert',
  'rule-removed': 'Zuständigkeitsregel gelöscht',
  'rules-tried': 'Zuständigkeitsregeln ausprobiert',
};

const objects: Readonly<Record<string, string>> = {
  task: 'Eingang',
  transfer: 'Übergabe',
  deputyship: 'Vertretung',
  session: 'Anmeldung',
  document: 'Dokument',
  case: 'Akte',
  worker: 'Person im Amt',
  rule: 'Zuständigkeitsregel',
  export: 'Ausgabe',
  audit: 'Protokoll',
  workstation: 'Arbeitsplatz',
};

const states: Readonly<Record<string, string>> = {
  clearing: 'Klärungskorb',
  open: 'offen',
  confirmed: 'bestätigt',
  filed: 'abgelegt',
  'awaiting-citizen': 'wartet auf Antwort',
  returned: 'zurückgegeben',
  ceded: 'abgegeben',
};

export function describeAction(action: string): string {
  return actions[action] ?? 'Geändert';
}

export function describeObject(objectKind: string): string {
  return objects[objectKind] ?? 'Sonstiges';
}

/** `offen → bestätigt`; empty where nothing changed. */
export function describeChange(from: string | null, to: string | null): string {
  if (from === null || to === null || from === to) return '';
  return `${states[from] ?? from} → ${states[to] ?? to}`;
}

/** `Dilek Yilmaz in Vertretung für Sabine Krüger`; the server itself where nobody acted. */
export function describeActor(workerName: string | null, onBehalfOfName: string | null): string {
  if (workerName === null) return 'Zweiklick';
  return onBehalfOfName === null ? workerName : `${workerName} in Vertretung für ${onBehalfOfName}`;
}

/** What people wrote; codes of the program are left out. */
export function describeReason(reason: string | null): string | null {
  return reason === null || /^(R\d\d|[a-z-]+)$/.test(reason) ? null : reason;
}
