/** Places of the Kreis Düren with their postal codes. */
export const places: readonly [Place, ...Place[]] = [
  { postalCode: '52349', city: 'Düren' },
  { postalCode: '52351', city: 'Düren' },
  { postalCode: '52353', city: 'Düren' },
  { postalCode: '52355', city: 'Düren' },
  { postalCode: '52428', city: 'Jülich' },
  { postalCode: '52372', city: 'Kreuzau' },
  { postalCode: '52379', city: 'Langerwehe' },
  { postalCode: '52382', city: 'Niederzier' },
  { postalCode: '52385', city: 'Nideggen' },
  { postalCode: '52388', city: 'Nörvenich' },
  { postalCode: '52391', city: 'Vettweiß' },
  { postalCode: '52393', city: 'Hürtgenwald' },
  { postalCode: '52396', city: 'Heimbach' },
  { postalCode: '52399', city: 'Merzenich' },
  { postalCode: '52441', city: 'Linnich' },
  { postalCode: '52445', city: 'Titz' },
  { postalCode: '52457', city: 'Aldenhoven' },
  { postalCode: '52459', city: 'Inden' },
];

export interface Place {
  readonly postalCode: string;
  readonly city: string;
}

/** Invented; a street of that name somewhere is chance. */
export const streets: readonly [string, ...string[]] = [
  'Ahornweg',
  'Am Mühlenteich',
  'Papiermacherweg',
  'Rosengäßchen',
  'Kirschblütenallee',
  'Tuchweberstraße',
  'An der alten Ziegelei',
  'Wiesengrund',
  'Hasenpfad',
  'Weißdornstraße',
  'Zur Rurbrücke',
  'Gänsewinkel',
  'Johanna-Lichtwark-Straße',
  'Haferkamp',
  'Bürgerbuschweg',
  'Drosselsteig',
  'Försterkamp',
  'Im Krähennest',
  'Nußbaumallee',
  'Rohrsängerweg',
  'Heidekrautring',
  'Spinnereihof',
];
