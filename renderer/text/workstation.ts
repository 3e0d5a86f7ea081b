import { shortestCode, shortestPassphrase } from '../../shared/domain/unlock-rules.ts';
import type { FailureText } from './failures.ts';

/** The screen while the work is locked. */
export const lockText = {
  title: 'Zweiklick ist gesperrt',
  explain: (name: string) =>
    `Die Daten von ${name} sind geschlossen und verschlüsselt. Nicht übertragene Arbeit und angefangene Schreiben sind gespeichert.`,
  code: 'Entsperrcode',
  unlock: 'Entsperren',
  unlocking: 'Wird entsperrt …',
  wrong: (triesLeft: number) =>
    triesLeft === 1
      ? 'Der Code stimmt nicht. Sie haben noch einen Versuch.'
      : `Der Code stimmt nicht. Sie haben noch ${triesLeft} Versuche.`,
  noTries: 'Für diesen Arbeitsplatz hilft jetzt nur eine neue Anmeldung. Dazu brauchen Sie eine Verbindung zum Server.',
  signIn: 'Neu anmelden',
  signInHint: 'Auch eine andere Person kann sich anmelden; sie sieht nur ihre eigenen Daten.',
  back: 'Zurück zum Entsperren',
} as const;

/** The screen when the keys of a profile are lost. */
export const keyLostText = {
  title: 'Die Daten auf diesem Gerät lassen sich nicht mehr öffnen',
  what: 'Der Schlüssel für die verschlüsselten Daten fehlt, ist beschädigt oder gehört zu einem anderen Konto. Das kommt vor, wenn das Kennwort des Kontos von der IT zurückgesetzt oder das Profil von einem anderen Rechner übernommen wurde.',
  keptTitle: 'Was erhalten ist',
  kept: [
    'Alles, was beim Server angekommen ist: Eingänge, Akten und Dokumente werden neu geladen.',
    'Ihre noch nicht übertragene Arbeit: Der Server hat den Schlüssel dafür. Sie ist nach Ihrer Anmeldung wieder da.',
    'Die alten Dateien: Sie werden zur Seite gelegt und nicht gelöscht.',
  ],
  todoTitle: 'Was zu tun ist',
  todo: 'Wählen Sie „Neu aufbauen“ und melden Sie sich danach an. Dazu brauchen Sie eine Verbindung zum Server. Wenn Sie unsicher sind, fragen Sie zuerst Ihre IT.',
  rebuild: 'Neu aufbauen',
  rebuilding: 'Wird neu aufgebaut …',
} as const;

/** The page "Dieser Arbeitsplatz". */
export const workstationText = {
  title: 'Dieser Arbeitsplatz',
  lockTitle: 'Sperre',
  lockAfter: (minutes: number) =>
    `Zweiklick sperrt sich nach ${minutes} Minuten ohne Eingabe und mit der Sperre des Rechners.`,
  lockWithSystem: 'Zweiklick sperrt sich mit der Sperre des Rechners.',
  unlocksWithSystem: 'Entsperren Sie den Rechner, ist auch Zweiklick wieder offen.',
  lockNow: 'Jetzt sperren',
  codeTitle: 'Entsperrcode',
  codeNone:
    'Sie haben noch keinen Code. Ohne Code müssen Sie sich nach einer Sperre neu anmelden; das geht nur mit Verbindung.',
  codeSet:
    'Ein Code ist gesetzt. Er gilt nur an diesem Arbeitsplatz. Nach fünf falschen Versuchen hilft nur eine neue Anmeldung.',
  codeField: 'Neuer Code',
  codeRepeat: 'Code wiederholen',
  codeHint: `Mindestens ${shortestCode} Zeichen.`,
  codeTooShort: `Bitte mindestens ${shortestCode} Zeichen eingeben.`,
  codeDiffers: 'Die beiden Eingaben sind verschieden.',
  codeSave: 'Code setzen',
  codeSaved: 'Der Code ist gesetzt.',
  codeDrop: 'Code entfernen',
  codeDropped: 'Der Code ist entfernt.',
  unsentTitle: 'Nicht übertragene Arbeit',
  unsentNone: 'Alles ist beim Server.',
  unsentSome: (count: number) =>
    count === 1 ? 'Ein Schritt ist noch nicht beim Server.' : `${count} Schritte sind noch nicht beim Server.`,
  unsentRefused: (count: number) =>
    count === 1 ? 'Ein Schritt wurde nicht übernommen.' : `${count} Schritte wurden nicht übernommen.`,
  unsentExplain:
    'Sie können die Arbeit in eine verschlüsselte Datei sichern und an einem anderen Arbeitsplatz einlesen, an dem Sie angemeldet sind. Doppelt geschieht dabei nichts.',
  passphrase: 'Kennwort der Datei',
  passphraseHint: `Mindestens ${shortestPassphrase} Zeichen. Ohne das Kennwort kann niemand die Datei öffnen, auch die IT nicht.`,
  passphraseTooShort: `Bitte mindestens ${shortestPassphrase} Zeichen eingeben.`,
  exportWork: 'In Datei sichern',
  exported: (commands: number) =>
    commands === 1 ? 'Ein Schritt ist in der Datei gesichert.' : `${commands} Schritte sind in der Datei gesichert.`,
  importWork: 'Aus Datei einlesen',
  imported: (fresh: number, known: number) => {
    const news = fresh === 1 ? 'Ein Schritt ist neu hinzugekommen.' : `${fresh} Schritte sind neu hinzugekommen.`;
    return known === 0 ? news : `${news} Schon hier: ${known}.`;
  },
  cancelled: 'Es wurde keine Datei gewählt.',
  importProblem: {
    'wrong-passphrase': {
      title: 'Das Kennwort passt nicht zu der Datei',
      text: 'Bitte prüfen Sie das Kennwort. Vielleicht wurde die Datei auch unterwegs beschädigt.',
    },
    'other-person': {
      title: 'Die Datei gehört einer anderen Person',
      text: 'Nicht übertragene Arbeit kann nur einlesen, wer sie gemacht hat.',
    },
    unreadable: {
      title: 'Das ist keine Datei mit gesicherter Arbeit',
      text: 'Die Datei ist beschädigt oder etwas anderes. Bitte wählen Sie die Datei, die Zweiklick gesichert hat.',
    },
    'newer-version': {
      title: 'Die Datei stammt von einer neueren Version',
      text: 'Bitte lassen Sie Ihre IT das Programm aktualisieren und lesen Sie die Datei dann ein.',
    },
  } as const satisfies Readonly<Record<string, FailureText>>,
  keysTitle: 'Schlüssel',
  keysExplain:
    'Alle Daten auf diesem Gerät sind verschlüsselt. Einen neuen Schlüssel brauchen Sie nur, wenn Ihre IT dazu rät. Der Vorgang kann je nach Datenmenge einige Minuten dauern und darf unterbrochen werden.',
  keysOpen:
    'Die Erneuerung ist noch nicht abgeschlossen. Sie geht beim nächsten Start weiter; bis dahin gelten beide Schlüssel.',
  renew: 'Schlüssel erneuern',
  renewing: 'Schlüssel werden erneuert …',
  renewed: 'Die Schlüssel sind erneuert.',
  resetTitle: 'Zurücksetzen',
  resetExplain:
    'Hilft, wenn etwas falsch angezeigt wird: Eingänge, Akten und Dokumente werden hier gelöscht und neu vom Server geladen. Ihre nicht übertragene Arbeit bleibt erhalten.',
  reset: 'Zurücksetzen …',
  resetQuestion: 'Diesen Arbeitsplatz zurücksetzen?',
  resetConsequence:
    'Das Laden kann einige Minuten dauern und braucht eine Verbindung zum Server. Ohne Verbindung sehen Sie bis dahin keine Eingänge. Ihre nicht übertragene Arbeit bleibt erhalten.',
  resetStay: 'Abbrechen',
  resetYes: 'Jetzt zurücksetzen',
  resetting: 'Der Arbeitsplatz wird zurückgesetzt …',
  busy: 'Bitte warten Sie einen Moment. Ihre Arbeit ist gespeichert.',
  resetDone: 'Der Arbeitsplatz ist zurückgesetzt. Die Daten werden neu geladen.',
  recovered: (commands: number) =>
    commands === 1
      ? 'Ein noch nicht übertragener Schritt wurde wiederhergestellt.'
      : `${commands} noch nicht übertragene Schritte wurden wiederhergestellt.`,
  recoveredTitle: 'Die Daten dieses Arbeitsplatzes mussten neu aufgebaut werden',
  recoveredPartly:
    'Ein Teil der noch nicht übertragenen Arbeit war nicht lesbar. Bitte prüfen Sie Ihre letzten Vorgänge. Die alten Dateien sind für Ihre IT aufgehoben.',
} as const;

/** Shown as long as the clock of the machine is off. */
export const clockText = {
  title: (aheadSeconds: number) =>
    `Die Uhr dieses Rechners geht ${formatLength(Math.abs(aheadSeconds))} ${aheadSeconds > 0 ? 'vor' : 'nach'}`,
  text: 'Sie können weiterarbeiten; für Fristen zählt die Uhr des Servers. Bitte lassen Sie Ihre IT die Uhr stellen.',
} as const;

/** Roughly, in a unit in which people imagine it. */
function formatLength(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.round(minutes / 60);
  if (minutes < 120) return `${minutes} Minuten`;
  return hours < 48 ? `${hours} Stunden` : `${Math.round(hours / 24).toLocaleString('de-DE')} Tage`;
}
