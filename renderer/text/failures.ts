import type { Failure, FailureKind } from '../../shared/base/failure.ts';

export interface FailureText {
  /** What happened. */
  readonly title: string;
  /** What it means, and what to do. */
  readonly text: string;
}

const texts: Readonly<Record<FailureKind, FailureText>> = {
  offline: {
    title: 'Keine Verbindung zum Server',
    text: 'Sie können weiterarbeiten. Alles bleibt auf diesem Gerät und wird übertragen, sobald die Verbindung steht.',
  },
  'signed-out': { title: 'Sie sind abgemeldet', text: 'Bitte melden Sie sich neu an. Ihre Arbeit ist gespeichert.' },
  'wrong-credentials': {
    title: 'Benutzername oder Passwort stimmt nicht',
    text: 'Bitte prüfen Sie beide Angaben, auch Groß- und Kleinschreibung.',
  },
  'too-many-attempts': {
    title: 'Zu viele Versuche',
    text: 'Zum Schutz Ihres Zugangs ist die Anmeldung kurz gesperrt. Bitte versuchen Sie es in einigen Minuten wieder.',
  },
  forbidden: {
    title: 'Dazu fehlt Ihnen die Berechtigung',
    text: 'Wenn Sie das tun müssen, wenden Sie sich bitte an Ihre Teamleitung.',
  },
  'not-found': {
    title: 'Das gibt es hier nicht mehr',
    text: 'Vielleicht wurde es inzwischen erledigt oder jemand anderem zugewiesen.',
  },
  conflict: {
    title: 'Jemand war schneller',
    text: 'Der Vorgang hat sich inzwischen geändert. Sie sehen jetzt den neuen Stand.',
  },
  claimed: {
    title: 'Dieser Vorgang ist gerade in Bearbeitung',
    text: 'Eine Kollegin oder ein Kollege hat ihn übernommen. Sie können ihn mit „Übernehmen“ zu sich holen; sprechen Sie das am besten vorher ab.',
  },
  'not-allowed-now': {
    title: 'Das geht gerade nicht',
    text: 'Der Vorgang ist inzwischen in einem anderen Stand. Sie sehen jetzt, was als Nächstes möglich ist.',
  },
  'invalid-input': {
    title: 'Eine Angabe passt nicht',
    text: 'Bitte prüfen Sie Register und Titel und versuchen Sie es noch einmal.',
  },
  'too-large': { title: 'Die Datei ist zu groß', text: 'Bitte bitten Sie um eine kleinere Fassung.' },
  'unsupported-type': {
    title: 'Für diese Art Datei gibt es keine Ansicht',
    text: 'Das Original ist unverändert gespeichert und kann abgelegt werden.',
  },
  'not-here-yet': {
    title: 'Das Dokument ist noch nicht hier',
    text: 'Es wird geladen, sobald eine Verbindung zum Server besteht.',
  },
  'disk-full': {
    title: 'Der Speicher dieses Geräts ist voll',
    text: 'Es wurde nichts geändert. Bitte geben Sie Speicherplatz frei oder wenden Sie sich an Ihre IT.',
  },
  'no-access': {
    title: 'Zweiklick kommt nicht an seine Daten auf diesem Gerät',
    text: 'Es wurde nichts geändert. Vielleicht benutzt gerade ein anderes Programm den Ordner, zum Beispiel eine Datensicherung. Bitte versuchen Sie es in einigen Minuten noch einmal. Hilft das nicht, wenden Sie sich an Ihre IT.',
  },
  damaged: {
    title: 'Das Dokument ist beschädigt',
    text: 'Die Prüfsumme stimmt nicht. Das Original auf dem Server ist davon nicht betroffen.',
  },
  'client-too-old': {
    title: 'Dieses Programm ist zu alt für den Server',
    text: 'Ihre Arbeit ist gespeichert und geht nicht verloren. Bitte lassen Sie Ihre IT das Programm aktualisieren.',
  },
  'server-too-old': {
    title: 'Der Server ist zu alt für dieses Programm',
    text: 'Ihre Arbeit ist gespeichert und geht nicht verloren. Bitte geben Sie Ihrer IT Bescheid.',
  },
  'vault-unavailable': {
    title: 'Der Schlüsselspeicher ist nicht erreichbar',
    text: 'Ohne ihn lassen sich die Daten auf diesem Gerät nicht öffnen. Bitte melden Sie sich am Rechner neu an oder wenden Sie sich an Ihre IT.',
  },
  'key-lost': {
    title: 'Die Daten auf diesem Gerät lassen sich nicht mehr öffnen',
    text: 'Der Schlüssel fehlt oder gehört zu einem anderen Konto. Mit „Neu aufbauen“ kommen Ihre Eingänge und Akten wieder vom Server.',
  },
  'data-too-new': {
    title: 'Die Daten auf diesem Gerät sind neuer als dieses Programm',
    text: 'Eine neuere Version von Zweiklick hat sie geschrieben. Es wurde nichts verändert. Bitte starten Sie die neuere Version oder wenden Sie sich an Ihre IT.',
  },
  internal: {
    title: 'Das hat nicht geklappt',
    text: 'Im Programm ist ein Fehler aufgetreten. Bitte versuchen Sie es noch einmal.',
  },
};

/** Plain German for a failure. A reference is added where there is one, so that support finds the line in the log. */
export function describeFailure(failure: Failure): FailureText {
  const { title, text } = texts[failure.kind];
  return { title, text: failure.reference === undefined ? text : withReference(text, failure.reference) };
}

function withReference(text: string, reference: string): string {
  return `${text} Für Rückfragen an die IT: Kennung ${reference}.`;
}
