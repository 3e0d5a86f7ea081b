import { formatCount } from './dates.ts';

/** As in shared/wire/audit.ts. */
type AuditProblemKind = 'changed' | 'missing' | 'inserted' | 'rewritten' | 'waiting';

export const auditText = {
  title: 'Protokoll',
  intro:
    'Im Protokoll steht, wer wann was getan oder geöffnet hat. Jeder Eintrag ist mit dem vorigen verkettet: Wird einer verändert oder entfernt, zeigt die Prüfung ihn.',
  verify: 'Protokoll prüfen',
  verifying: 'Das Protokoll wird geprüft',
  soundTitle: 'Das Protokoll ist vollständig und unverändert',
  soundText: (entries: number, anchors: number, at: string) =>
    `Geprüft ${at}: ${formatCount(entries)} Einträge, verglichen mit ${formatCount(anchors)} getrennt aufbewahrten Prüfsummen.`,
  erased: (count: number) =>
    `Bei ${formatCount(count)} Einträgen ist der Inhalt nach Ablauf der Frist gelöscht; das ist so vorgesehen.`,
  brokenTitle: 'Das Protokoll ist nicht in Ordnung',
  brokenNext:
    'Bitte informieren Sie die behördliche Datenschutzbeauftragte und sichern Sie Datenbank und Datenordner, bevor jemand weiterarbeitet.',
  entry: (sequence: number | null, at: string | null) =>
    `${sequence === null ? 'Ein Eintrag' : `Eintrag Nr. ${formatCount(sequence)}`}${at === null ? '' : ` (${at})`}`,
  list: 'Einträge',
  filters: 'Einträge eingrenzen',
  processNumber: 'Vorgangsnummer',
  from: 'Von (TT.MM.JJJJ)',
  until: 'Bis (TT.MM.JJJJ)',
  badDay: 'Bitte schreiben Sie einen Tag wie 24.11.2026.',
  kind: 'Art',
  person: 'Person',
  everybody: 'Alle',
  kindAll: 'Alles',
  kindAction: 'Getan',
  kindRead: 'Geöffnet und übertragen',
  apply: 'Anzeigen',
  notYet: '„Anzeigen“ lädt die Einträge zu dieser Auswahl. Auch dass Sie sie ansehen, wird protokolliert.',
  none: 'Zu dieser Auswahl gibt es keinen Eintrag.',
  more: 'Ältere Einträge',
  columnNumber: 'Nr.',
  columnAt: 'Zeit',
  columnWho: 'Wer',
  columnWhat: 'Was',
  columnObject: 'Woran',
  columnReason: 'Änderung und Grund',
  notSealed: 'neu',
  noReading: 'Sie können prüfen, ob das Protokoll vollständig ist. Die Einträge selbst sieht nur der Datenschutz.',
  export: 'Auszug speichern …',
  exportTitle: 'Auszug aus dem Protokoll',
  exportText:
    'Der Auszug enthält die Einträge der gewählten Eingrenzung und die Verkettung, mit der er sich später prüfen lässt. Der Auszug wird mit Ihrem Namen und dem Grund selbst protokolliert.',
  exportReason: 'Grund des Auszugs',
  exportReasonMissing: 'Bitte nennen Sie den Grund, mindestens fünf Zeichen.',
  exportNow: 'Speichern',
  cancel: 'Abbrechen',
  exported: (entries: number) => `Auszug gespeichert: ${formatCount(entries)} Einträge.`,
} as const;

export const auditProblemText: Readonly<Record<AuditProblemKind, (entry: string) => string>> = {
  changed: (entry) => `${entry} wurde nach dem Schreiben verändert.`,
  missing: (entry) => `${entry} fehlt. Er wurde entfernt.`,
  inserted: (entry) => `${entry} wurde nicht von Zweiklick geschrieben, sondern nachträglich eingefügt.`,
  rewritten: (entry) =>
    `Ab ${entry} passt das Protokoll nicht zu den getrennt aufbewahrten Prüfsummen. Es wurde neu geschrieben.`,
  waiting: (entry) => `${entry} ist noch nicht verkettet, obwohl das längst geschehen sein müsste.`,
};
