import { formatCount } from './dates.ts';

const tasks = (count: number) => (count === 1 ? '1 Vorgang' : `${formatCount(count)} Vorgänge`);
const tasksDative = (count: number) => (count === 1 ? '1 Vorgang' : `${formatCount(count)} Vorgängen`);

/** The page of whoever leads a team. It counts work, never how anybody works. */
export const coordinationText = {
  table: 'Wer hat was zu tun',
  loading: 'Das Team wird geladen …',
  column: {
    name: 'Name',
    open: 'Offen',
    overdue: 'Überfällig',
    dueToday: 'Heute fällig',
    waiting: 'Wartet',
  },
  queue: 'Noch bei niemandem',
  clearing: 'Klärungskorb',
  absent: (standsIn: string | null) =>
    standsIn === null ? 'abwesend, keine Vertretung da' : `abwesend, Vertretung: ${standsIn}`,
  absentUntil: (until: string, standsIn: string | null) =>
    standsIn === null ? `abwesend bis ${until}, keine Vertretung da` : `abwesend bis ${until}, Vertretung: ${standsIn}`,
  pileRegion: 'Vorgänge zum Neuzuteilen',
  pileOf: (name: string) => `Vorgänge von ${name}`,
  pileOfQueue: 'Vorgänge, die noch bei niemandem liegen',
  pileOfClearing: 'Vorgänge im Klärungskorb',
  chooseTitle: 'Wählen Sie eine Person oder eine Liste',
  chooseText: 'Hier sehen Sie dann die Vorgänge und können sie neu zuteilen.',
  emptyTitle: 'Hier liegt nichts',
  emptyText: 'Es gibt nichts neu zuzuteilen.',
  clearingHint: 'Diese Vorgänge gehören noch keiner Akte. Ordnen Sie sie zuerst zu.',
  openClearing: 'Klärungskorb öffnen',
  selected: (count: number, total: number) => `${formatCount(count)} von ${formatCount(total)} ausgewählt`,
  selectAll: (total: number) => `Alle ${formatCount(total)} auswählen`,
  selectNone: 'Auswahl aufheben',
  notAllShown: (shown: number, total: number) =>
    `Gezeigt werden die dringendsten ${formatCount(shown)} von ${formatCount(total)}.`,
  selectHint: 'Leertaste wählt aus, Umschalt und Pfeil einen Bereich, Strg A alle.',
  nothingSelected: 'Wählen Sie zuerst Vorgänge aus.',
  reassign: 'Neu zuteilen …',
  row: (procedure: string, summary: string) => (summary === '' ? procedure : `${procedure} · ${summary}`),
  personal: 'persönlich',
  claimedBy: (name: string) => `in Arbeit: ${name}`,
  dueOn: (day: string) => `Frist ${day}`,
  dueToday: 'heute fällig',
  overdueSince: (day: string) => `überfällig seit ${day}`,
  state: { 'awaiting-citizen': 'wartet auf Antwort', confirmed: 'bestätigt', returned: 'zurückgegeben' },

  dialogTitle: (count: number) => `${tasks(count)} neu zuteilen`,
  to: 'An wen',
  toQueue: 'Noch an niemanden (Liste des Teams)',
  toMissing: 'Bitte wählen Sie eine Person oder die Liste des Teams.',
  reason: 'Grund',
  reasonHelp: 'Alle Beteiligten können ihn lesen. Schreiben Sie nichts über Gesundheit.',
  reasonMissing: 'Bitte geben Sie einen Grund an.',
  reasons: ['Abwesenheit', 'Ausgleich im Team', 'Fachliche Zuständigkeit'],
  suggestions: 'Vorschläge',
  includeClaimed: 'Auch Vorgänge, die gerade jemand bearbeitet',
  send: 'Neu zuteilen',
  cancel: 'Abbrechen',
  undo: 'Rückgängig',
  close: 'Gelesen',

  done: (done: number, asked: number, to: string | null) => {
    const whom = to === null ? 'in die Liste des Teams gelegt' : `neu zugeteilt an ${to}`;
    return done === asked ? `${tasks(done)} ${whom}.` : `${formatCount(done)} von ${tasksDative(asked)} ${whom}.`;
  },
  undone: (done: number, asked: number) =>
    done === asked
      ? `${tasks(done)} zurückgenommen.`
      : `${formatCount(done)} von ${tasksDative(asked)} zurückgenommen.`,
  leftTitle: (count: number) =>
    count === 1 ? '1 Vorgang blieb, wo er war:' : `${tasks(count)} blieben, wo sie waren:`,
  leftRow: (name: string, number: string, why: string) => `${name}, ${number}: ${why}`,
  why: {
    gone: 'nicht mehr auf diesem Gerät',
    changed: 'inzwischen geändert',
    past: 'schon bestätigt oder erledigt',
    claimed: (name: string) => `wird gerade bearbeitet von ${name}`,
    'not-allowed': 'dazu fehlt Ihnen die Berechtigung',
    'already-there': 'liegt schon dort',
  },

  latest: 'Zuletzt neu zugeteilt',
  batch: (count: number, to: string | null, when: string) =>
    to === null ? `${when}: ${tasks(count)} in die Liste des Teams` : `${when}: ${tasks(count)} an ${to}`,
  batchUnchanged: (unchanged: number, count: number) =>
    unchanged === count ? '' : `${formatCount(unchanged)} davon lassen sich noch zurücknehmen`,
  batchRefused: (count: number) =>
    count === 1 ? '1 hat der Server nicht angenommen' : `${formatCount(count)} hat der Server nicht angenommen`,
} as const;
