interface Told {
  readonly title: string;
  readonly text: string;
}

export const signInText = {
  title: 'Anmelden',
  claim: 'Vom Eingang in die Akte: zwei Klicks.',
  server: 'Server',
  explain: 'Ihr Browser öffnet sich. Dort melden Sie sich so an, wie Sie es von Ihrer Behörde kennen.',
  submit: 'Anmelden',
  starting: 'Anmeldung wird vorbereitet …',
  waitingTitle: 'Bitte melden Sie sich im Browser an',
  waiting: 'Sobald Sie dort fertig sind, geht es hier von selbst weiter.',
  noBrowser: 'Es ist kein Browser aufgegangen? Kopieren Sie die Adresse und fügen Sie sie in Ihren Browser ein.',
  copy: 'Adresse kopieren',
  copied: 'Die Adresse ist kopiert.',
  cancel: 'Abbrechen',
  protection: 'Die Daten auf diesem Gerät sind verschlüsselt.',
} as const;

/** Why the last session ended by itself. `today`, as this machine has it: mostly a wrong clock is seen at once by its date. */
export const endedText: Readonly<Record<'refused' | 'not-trusted', (today: string) => Told>> = {
  refused: () => ({
    title: 'Sie sind abgemeldet',
    text: 'Ihre Anmeldung gilt nicht mehr. Bitte melden Sie sich noch einmal an. Arbeit, die noch nicht übertragen ist, bleibt erhalten.',
  }),
  'not-trusted': (today) => ({
    title: 'Bitte melden Sie sich neu an',
    text: `Dieses Gerät hatte lange keine Verbindung zum Server, oder seine Uhr geht falsch: Es hält heute für den ${today}. Stimmt das nicht, stellen Sie zuerst die Uhr. Daten zeigt es wieder nach einer neuen Anmeldung. Arbeit, die noch nicht übertragen ist, bleibt erhalten.`,
  }),
};

/** Why a sign-in led nowhere. */
export const signInProblemText = {
  offline: {
    title: 'Der Server ist nicht erreichbar',
    text: 'Bitte prüfen Sie Ihre Verbindung, und ob Datum und Uhrzeit dieses Rechners stimmen: Sonst kommt keine sichere Verbindung zustande. Zum Anmelden wird der Server gebraucht.',
  },
  'provider-offline': {
    title: 'Die Anmeldung Ihrer Behörde ist nicht erreichbar',
    text: 'Bitte versuchen Sie es in ein paar Minuten noch einmal. Hilft das nicht, wenden Sie sich an Ihre IT.',
  },
  denied: {
    title: 'Die Anmeldung wurde abgebrochen',
    text: 'Im Browser wurde die Anmeldung abgebrochen oder abgelehnt. Sie können es noch einmal versuchen.',
  },
  'timed-out': {
    title: 'Die Anmeldung hat zu lange gedauert',
    text: 'Im Browser hat sich niemand angemeldet. Bitte beginnen Sie noch einmal.',
  },
  'unknown-person': {
    title: 'Für Sie ist Zweiklick nicht freigeschaltet',
    text: 'Ihre Anmeldung stimmt, aber Sie sind hier nicht bekannt oder haben keine Rolle. Bitte wenden Sie sich an Ihre Teamleitung oder Ihre IT.',
  },
  'not-accepted': {
    title: 'Die Anmeldung passt nicht',
    text: 'Die Antwort gehört nicht zu dieser Anmeldung. Bitte beginnen Sie noch einmal. Tritt das öfter auf, wenden Sie sich an Ihre IT.',
  },
  'too-old': {
    title: 'Diese Version ist zu alt',
    text: 'Der Server braucht eine neuere Version von Zweiklick. Bitte wenden Sie sich an Ihre IT.',
  },
  other: {
    title: 'Die Anmeldung hat nicht geklappt',
    text: 'Bitte versuchen Sie es noch einmal. Tritt das öfter auf, wenden Sie sich an Ihre IT.',
  },
} as const satisfies Readonly<Record<string, Told>>;
