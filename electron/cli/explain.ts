import { dayInBerlin, formatGermanDay } from '../../shared/base/calendar-date.ts';
import type { Failure, FailureKind } from '../../shared/base/failure.ts';
import type { Shortage } from '../app/find-shortage.ts';

/** What an explanation is about: where, and when by this machine's clock. */
export interface Circumstances {
  readonly profileDir: string;
  readonly now: Date;
  /** The core did not start. */
  readonly isStart: boolean;
  /** Of a full disk. */
  readonly shortage: Shortage | null;
}

const kept = 'Nicht übertragene Arbeit ist erhalten.';

const sentences: Readonly<Record<FailureKind, (about: Circumstances) => string>> = {
  offline: ({ now }) =>
    `Der Server antwortet nicht. Prüfen Sie --server, die Verbindung und die Uhr dieses Rechners: Für ihn ist heute der ${formatGermanDay(dayInBerlin(now))}. ` +
    `War der Rechner laut seiner Uhr lange ohne Verbindung, braucht es eine neue Anmeldung. ${kept}`,
  'signed-out': () =>
    `Niemand ist angemeldet. Rufen Sie den Befehl noch einmal auf und melden Sie sich im Browser an. ${kept}`,
  'wrong-credentials': () =>
    'Angemeldet hat sich jemand anderes, oder die Person ist nicht bekannt. Prüfen Sie --user.',
  'too-many-attempts': () => 'Zu viele Versuche. Warten Sie eine Minute.',
  forbidden: () => 'Dazu hat diese Person kein Recht.',
  'not-found': () =>
    'Das gibt es auf diesem Arbeitsplatz nicht (mehr). Gleichen Sie mit „sync“ ab und sehen Sie mit „tasks“ nach.',
  conflict: ({ isStart }) =>
    isStart
      ? 'In diesem Profil arbeitet schon ein Programm. Beenden Sie es, oder nehmen Sie mit --profile ein anderes.'
      : 'Jemand war schneller, oder die Daten hier sind nicht auf dem Stand des Servers. Gleichen Sie mit „sync“ ab und versuchen Sie es noch einmal.',
  claimed: () => 'Eine Kollegin oder ein Kollege hat den Vorgang in Bearbeitung.',
  'not-allowed-now': () => 'Dieser Schritt ist jetzt nicht möglich. „show“ sagt, wie weit der Vorgang ist.',
  'invalid-input': () => 'Eine Angabe hat nicht die richtige Form.',
  'too-large': () => 'Das ist zu groß.',
  'unsupported-type': () => 'Diese Datei lässt sich nicht sicher anzeigen.',
  'not-here-yet': () => 'Das Dokument ist noch nicht auf diesem Arbeitsplatz. Gleichen Sie mit „sync“ ab.',
  'disk-full': ({ profileDir, shortage }) =>
    `Für ${profileDir} ist kein Speicherplatz mehr frei${describeShortage(shortage)}. Geben Sie Platz frei und versuchen Sie es noch einmal. ${kept}`,
  'no-access': ({ profileDir }) =>
    `Zweiklick darf in ${profileDir} nicht lesen oder schreiben. Prüfen Sie die Rechte des Ordners. ${kept}`,
  damaged: () => `Gespeicherte Daten sind beschädigt. „reset“ holt sie noch einmal vom Server. ${kept}`,
  'client-too-old': () => `Dieses Programm ist zu alt für den Server. Aktualisieren Sie es. ${kept}`,
  'server-too-old': () => `Der Server ist zu alt für dieses Programm. Aktualisieren Sie ihn. ${kept}`,
  'vault-unavailable': () => 'Der Schlüsselspeicher ist nicht erreichbar. Melden Sie sich am Rechner neu an.',
  'key-lost': () =>
    'Die Schlüssel dieses Profils gehören zu einem anderen Konto oder Rechner, oder sie sind beschädigt. ' +
    '„rebuild“ legt die alten Daten beiseite und holt alles noch einmal vom Server, auch nicht übertragene Arbeit.',
  'data-too-new': () =>
    'Eine neuere Version von Zweiklick hat diese Daten geschrieben. Es wurde nichts verändert. Starten Sie die neuere Version.',
  internal: () => 'Im Programm ist ein Fehler aufgetreten.',
};

/** One or two German sentences for standard error: what happened, and what to do next. Names no person. */
export function explainFailure({ kind, reference }: Failure, about: Circumstances): string {
  const told = sentences[kind](about);
  return reference === undefined ? told : `${told} Kennung für die IT: ${reference}`;
}

/** @param aheadSeconds by how much the clock of this machine is ahead of the server's; negative: behind */
export function explainClock(aheadSeconds: number): string {
  const minutes = Math.round(Math.abs(aheadSeconds) / 60);
  const isDays = minutes >= 48 * 60;
  const much = isDays ? `${Math.round(minutes / 60 / 24).toLocaleString('de-DE')} Tage` : `${minutes} Minuten`;
  return `Die Uhr dieses Rechners geht ${much} ${aheadSeconds > 0 ? 'vor' : 'nach'}. Stellen Sie sie richtig. Weiterarbeiten ist möglich: Fristen misst der Server.`;
}

function describeShortage(shortage: Shortage | null): string {
  if (shortage === null || shortage.freeBytes === null) return '';
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000)} MB`;
  if (shortage.missingBytes === 0) {
    return ` (auf dem Laufwerk sind noch ${megabytes(shortage.freeBytes)} frei: wohl ein aufgebrauchtes Kontingent)`;
  }
  return ` (noch ${megabytes(shortage.freeBytes)}, es fehlen ${megabytes(shortage.missingBytes)})`;
}
