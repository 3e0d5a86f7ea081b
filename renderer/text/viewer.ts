/** Everything the document viewer says. The original always stays as it came in; the texts say so where it matters. */
export const viewerText = {
  region: 'Ansicht des Dokuments',
  attachments: 'Anlagen',
  pages: 'Seitenübersicht',
  tools: 'Werkzeuge der Ansicht',
  zoomIn: 'Vergrößern (+)',
  zoomOut: 'Verkleinern (-)',
  fitWidth: 'An die Breite anpassen (0)',
  fitPage: 'Ganze Seite zeigen (9)',
  rotate: 'Ansicht nach rechts drehen',
  thumbnails: 'Seitenübersicht ein- oder ausblenden',
  previousPage: 'Vorherige Seite (Bild auf)',
  nextPage: 'Nächste Seite (Bild ab)',
  goToPage: 'Zu Seite gehen',
  loading: 'Dokument wird geöffnet …',
  retry: 'Noch einmal versuchen',
  empty: 'Zu diesem Vorgang liegt kein Dokument vor.',
  pageFailed: 'Diese Seite lässt sich nicht anzeigen. Das Original ist unverändert gespeichert.',
  pageOf: (page: number, count: number) => `Seite ${page} von ${count}`,
  failures: {
    unavailable: {
      title: 'Das Dokument ist noch nicht hier',
      text: 'Es konnte nicht geladen werden. Sobald eine Verbindung besteht, versuchen Sie es noch einmal.',
    },
    'unsupported-type': {
      title: 'Für diese Art Datei gibt es keine Ansicht',
      text: 'Das Original ist unverändert gespeichert und kann abgelegt werden.',
    },
    damaged: {
      title: 'Die Datei ist beschädigt',
      text: 'Sie lässt sich nicht anzeigen. Das Original ist unverändert gespeichert. Bitten Sie bei Bedarf um eine neue Fassung.',
    },
    password: {
      title: 'Die Datei ist mit einem Passwort geschützt',
      text: 'Das Original ist unverändert gespeichert. Bitten Sie um eine Fassung ohne Passwort.',
    },
    'too-large': {
      title: 'Das Bild ist zu groß für die Ansicht',
      text: 'Das Original ist unverändert gespeichert. Bitten Sie bei Bedarf um eine kleinere Fassung.',
    },
    'took-too-long': {
      title: 'Das Öffnen dauert zu lange',
      text: 'Die Datei ist ungewöhnlich aufgebaut. Das Original ist unverändert gespeichert.',
    },
  },
} as const;
