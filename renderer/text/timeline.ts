/** The band over a person's sick notes. Never says anything about an illness. */
export const timelineText = {
  title: 'Krankmeldungen',
  none: 'In diesem Zeitraum gibt es keine anderen Krankmeldungen.',
  summary: (from: string, to: string, periods: number, gaps: number, overlaps: number) =>
    `Krankmeldungen vom ${from} bis ${to}: ${count(periods, 'Zeitraum', 'Zeiträume')}, ${count(gaps, 'Lücke', 'Lücken')}, ${count(overlaps, 'Überschneidung', 'Überschneidungen')}.`,
  showList: 'Als Liste zeigen',
  hideList: 'Liste schließen',
  kind: { INITIAL: 'Erstbescheinigung', FOLLOW_UP: 'Folgebescheinigung' },
  filed: (kind: string) => `${kind}, abgelegt`,
  review: (kind: string) => `${kind}, dieser Vorgang, noch nicht bestätigt`,
  gap: 'Lücke',
  bridgedGap: 'Lücke nur aus Wochenende oder Feiertag',
  overlap: 'Überschneidung',
  event: {
    appointment: 'Meldetermin',
    'missed-appointment': 'Meldetermin versäumt',
    absence: 'Ortsabwesenheit',
  },
  day: (day: string) => day,
  span: (from: string, to: string) => `${from} bis ${to}`,
  entry: (span: string, what: string) => `${span}: ${what}`,
} as const;

function count(number: number, one: string, many: string): string {
  return number === 1 ? `1 ${one}` : `${number === 0 ? 'keine' : number} ${many}`;
}
