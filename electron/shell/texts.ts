const kept = 'Ihre noch nicht gesendeten Änderungen sind erhalten.';

/** Rounded up: who frees as much as is named has freed enough. */
function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000).toLocaleString('de-DE')} MB`;
}

/** What the shell itself says, outside of the window. Plain German: what happened, what it means, what to do. */
export const texts = {
  appName: 'Zweiklick',
  menu: {
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    view: 'Ansicht',
    resetZoom: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    window: 'Fenster',
    minimize: 'Minimieren',
    quit: 'Zweiklick beenden',
  },
  workFile: {
    kind: 'Nicht übertragene Arbeit',
    save: 'Nicht übertragene Arbeit sichern',
    open: 'Gesicherte Arbeit einlesen',
  },
  /** Amounts in bytes. */
  fullDisk: {
    title: 'Zweiklick kann noch nicht starten',
    message: 'Auf diesem Gerät fehlt Speicherplatz.',
    missing: (folder: string, free: number | null, missing: number) =>
      `Zweiklick braucht zum Starten Platz in diesem Ordner:\n${folder}\n\n` +
      `${free === null ? '' : `Auf dem Laufwerk sind noch ${megabytes(free)} frei. `}Es fehlen ${megabytes(missing)}.\n\n` +
      `Bitte leeren Sie zum Beispiel den Papierkorb oder löschen Sie alte Downloads, und wählen Sie dann „Erneut versuchen“. ${kept}`,
    quota: (folder: string, free: number) =>
      `Zweiklick darf in diesen Ordner nichts mehr schreiben:\n${folder}\n\n` +
      `Auf dem Laufwerk sind zwar noch ${megabytes(free)} frei, aber der Platz, der Ihnen dort zusteht, ist aufgebraucht.\n\n` +
      `Bitte löschen Sie eigene Dateien, die Sie nicht mehr brauchen, oder wenden Sie sich an Ihre IT. Wählen Sie dann „Erneut versuchen“. ${kept}`,
    retry: 'Erneut versuchen',
    quit: 'Beenden',
  },
  startFailed: {
    title: 'Zweiklick kann nicht starten',
    reference: (reference: string) => `Kennung für die IT: ${reference}`,
    logFile: (file: string) => `Protokoll: ${file}`,
    'no-server':
      'Es ist nicht eingerichtet, mit welchem Server Zweiklick arbeiten soll, oder die Adresse ist nicht sicher (https).\n\n' +
      'Bitte wenden Sie sich an Ihre IT: Die Serveradresse fehlt in der Einrichtung dieses Arbeitsplatzes.',
    'vault-unavailable':
      'Der Schlüsselspeicher des Betriebssystems ist nicht verfügbar. Ohne ihn kann Zweiklick die Daten auf diesem Gerät nicht geschützt ablegen.\n\n' +
      'Bitte melden Sie sich am Gerät ab und wieder an. Hilft das nicht, wenden Sie sich an Ihre IT.',
    'disk-full':
      'Auf diesem Gerät ist kein Speicherplatz mehr frei.\n\nBitte geben Sie Speicherplatz frei und starten Sie Zweiklick neu. Ihre noch nicht gesendeten Änderungen sind erhalten.',
    'no-access':
      'Zweiklick darf seinen Datenordner nicht lesen oder beschreiben.\n\nBitte wenden Sie sich an Ihre IT. Ihre noch nicht gesendeten Änderungen sind erhalten.',
    'already-running':
      'Zweiklick arbeitet auf diesem Gerät schon mit Ihren Daten, vielleicht in einer anderen Sitzung.\n\nBitte wechseln Sie zu dem Fenster, das schon offen ist, oder schließen Sie es dort zuerst.',
    'from-the-future':
      'Die Daten auf diesem Gerät stammen von einer neueren Version von Zweiklick. Es wurde nichts verändert.\n\nBitte starten Sie die neuere Version oder wenden Sie sich an Ihre IT.',
    'network-profile':
      'Der Datenordner von Zweiklick liegt auf einem Netzlaufwerk. Dort wären die verschlüsselten Daten nicht sicher vor Verlust.\n\nBitte wenden Sie sich an Ihre IT: Der Ordner muss auf diesem Rechner liegen (Einstellung --profile).',
    'roaming-profile':
      'Der Datenordner von Zweiklick liegt im servergespeicherten Profil. Er würde bei jeder Abmeldung durch das Netz kopiert.\n\nBitte wenden Sie sich an Ihre IT: Der Ordner gehört in das lokale Profil (Einstellung --profile).',
    unknown:
      'Beim Start ist ein Fehler aufgetreten. Ihre noch nicht gesendeten Änderungen bleiben erhalten.\n\nBitte starten Sie Zweiklick neu. Tritt der Fehler wieder auf, wenden Sie sich an Ihre IT.',
  },
} as const;
