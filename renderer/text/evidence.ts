/** What the comparison of declared values and proof says. Words for verdicts stand here and nowhere else. */
export const evidenceText = {
  region: 'Vergleich mit dem Nachweis',
  table: 'Erklärte Angaben und was auf dem Nachweis steht',
  columnField: 'Angabe',
  columnDeclared: 'Erklärt',
  columnFound: 'Auf dem Nachweis',
  columnResult: 'Ergebnis',
  nothing: '–',
  notDeclared: 'nicht angegeben',
  notFound: 'nichts gefunden',
  notCompared: 'wird nicht verglichen',
  result: {
    agrees: 'stimmt',
    derived: 'abgeleitet',
    differs: 'weicht ab',
    'not-found': 'nicht gefunden',
    unreadable: 'nicht lesbar',
  },
  takenOver: 'übernommen',
  ticked: (label: string) => `☒ ${label}`,
  /** Why two values that do not look alike were compared like this. Undefined where there is nothing to explain. */
  explain: {
    exact: undefined,
    'normalised-name':
      'Der Name ist anders geschrieben, meint aber dasselbe, zum Beispiel ue für ü oder Großbuchstaben.',
    'two-digit-year': 'Auf dem Nachweis hat das Jahr zwei Ziffern.',
    'subset-of-given-names': 'Auf dem Nachweis stehen nicht alle Vornamen.',
    'similar-name': 'Der Name ist ähnlich, aber nicht gleich. Bitte entscheiden Sie, ob es dieselbe Person ist.',
    derived: 'Eine Folgebescheinigung nennt keinen Beginn. Er ergibt sich aus der Bescheinigung davor.',
    'low-confidence': 'Die Stelle ist nicht sicher genug zu lesen. Bitte vergleichen Sie selbst.',
    'other-place': 'Der Wert steht auf dem Nachweis, aber nicht an der Stelle, an der er stehen müsste.',
  },
  details: (label: string) => `Mehr zu „${label}“`,
  otherPlaces: 'Weitere Fundstellen',
  place: (text: string, page: number) => `${text} (Seite ${page})`,
  placeWithLabel: (text: string, label: string, page: number) => `${text} bei „${label}“ (Seite ${page})`,
  mark: (label: string, result: string) => `${label}: ${result}`,
  markOther: (label: string, text: string) => `${label}, weitere Fundstelle: ${text}`,

  reading: 'Nachweis wird gelesen',
  readingPage: (page: number, count: number) => `Nachweis wird gelesen, Seite ${page} von ${count}`,
  waiting: 'Nachweis wird gleich gelesen',
  readAgain: 'Erneut lesen',
  failedTitle: 'Der Nachweis konnte nicht gelesen werden',
  unavailableTitle: 'Der Vergleich steht gerade nicht zur Verfügung',
  unavailableText: 'Bitte vergleichen Sie Angaben und Nachweis selbst.',
  problem: {
    damaged: 'Die Datei ist beschädigt. Bitte sehen Sie selbst nach oder bitten Sie um eine neue Fassung.',
    password: 'Die Datei ist mit einem Passwort geschützt. Bitte bitten Sie um eine Fassung ohne Passwort.',
    'too-large':
      'Die Datei ist zu groß zum Vergleichen. Bitte vergleichen Sie selbst oder bitten Sie um eine kleinere.',
    'took-too-long': 'Das Lesen hat zu lange gedauert. Bitte versuchen Sie es noch einmal oder vergleichen Sie selbst.',
    'out-of-memory': 'Der Arbeitsspeicher hat nicht gereicht. Bitte versuchen Sie es noch einmal.',
    'unsupported-type': 'Diese Art Datei kann nicht gelesen werden. Bitte vergleichen Sie selbst.',
  },

  overall: {
    green: 'Alle Angaben stimmen mit dem Nachweis überein',
    partlyGreen: (agreeing: number, declared: number) =>
      `Keine Abweichung: ${agreeing} von ${declared} Angaben stehen so auf dem Nachweis`,
    yellow: (count: number) => (count === 1 ? '1 Hinweis' : `${count} Hinweise`),
    red: 'Angaben weichen vom Nachweis ab',
    reading: 'Nachweis wird gelesen',
    failed: 'Nachweis nicht lesbar',
  },

  findings: 'Hinweise',
  unread: 'noch nicht geöffnet',
  severity: { info: 'Zur Kenntnis', flag: 'Hinweis', hard: 'Hindernis', privacy: 'Datenschutz' },
  showPlace: 'Stelle zeigen',
} as const;
