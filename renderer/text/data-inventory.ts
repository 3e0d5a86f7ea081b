const amount = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 });

/** As in shared/ipc/inventory.ts. */
type RemovalReason = 'deputyship-over' | 'lease-over' | 'right-lost' | 'kept-long-enough' | 'by-hand';

export function formatBytes(bytes: number): string {
  if (bytes < 100_000) return `${amount.format(Math.ceil(bytes / 1000))} KB`;
  return `${amount.format(bytes / 1_000_000)} MB`;
}

const plural = (count: number, one: string, many: string) => `${amount.format(count)} ${count === 1 ? one : many}`;

export const inventoryText = {
  title: 'Daten auf diesem Arbeitsplatz',
  intro:
    'Hier liegt verschlüsselt, was Sie für Ihre Arbeit brauchen, auch ohne Netz. Endet eine Vertretung oder ein Recht, verlassen die Daten das Gerät von selbst.',
  sums: (cases: number, tasks: number, documents: number) =>
    `${plural(cases, 'Fall', 'Fälle')}, ${plural(tasks, 'Eingang', 'Eingänge')}, ${plural(documents, 'Dokument', 'Dokumente')} in Akten`,
  stored: (documents: number, size: string) =>
    `${plural(documents, 'Dokument liegt', 'Dokumente liegen')} vollständig auf dem Gerät (${size})`,
  deputies: (count: number) => `${plural(count, 'Fall ist', 'Fälle sind')} nur wegen einer Vertretung hier`,
  list: 'Fälle auf diesem Arbeitsplatz',
  columnCase: 'Fall',
  columnWhy: 'Warum hier',
  columnUntil: 'Bis',
  columnSize: 'Umfang',
  columnUse: 'Zuletzt geöffnet',
  columnRemove: 'Dokumente',
  ownCase: 'eigener Fall',
  ownTask: 'eigener Eingang',
  team: 'Fall des Teams',
  clearing: 'Klärungskorb',
  deputy: (name: string) => `in Vertretung für ${name}`,
  notSaid: 'wird mit der nächsten Übertragung geklärt',
  noEnd: 'solange Sie zuständig sind',
  size: (entries: number, documents: number, size: string) =>
    documents === 0
      ? plural(entries, 'Eintrag', 'Einträge')
      : `${plural(entries, 'Eintrag', 'Einträge')}, ${plural(documents, 'Dokument', 'Dokumente')} (${size})`,
  neverUsed: 'noch nie',
  remove: (size: string) => `Entfernen (${size})`,
  removeLabel: (name: string) => `Dokumente von ${name} von diesem Gerät entfernen`,
  removed: (documents: number) =>
    `${plural(documents, 'Dokument', 'Dokumente')} entfernt. Beim Öffnen kommen sie wieder.`,
  needed: 'wird gebraucht',
  unsent: 'noch nicht übertragen',
  nothing: 'keine hier',
  more: 'Weitere Fälle',
  none: 'Auf diesem Arbeitsplatz liegen keine Fälle.',
  removals: 'Was das Gerät verlassen hat',
  noRemovals: 'Bisher ist nichts entfernt worden.',
  removal: (at: string, reason: string, cases: number, tasks: number, documents: number) =>
    `${at}: ${reason} (${plural(cases, 'Fall', 'Fälle')}, ${plural(tasks, 'Eingang', 'Eingänge')}, ${plural(documents, 'Dokument', 'Dokumente')})`,
} as const;

export const removalReasonText: Readonly<Record<RemovalReason, string>> = {
  'deputyship-over': 'Vertretung beendet',
  'lease-over': 'zu lange ohne Verbindung zum Server',
  'right-lost': 'Zuständigkeit beendet',
  'kept-long-enough': 'lange nicht gebraucht',
  'by-hand': 'von Hand entfernt',
};
