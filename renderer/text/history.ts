export const historyText = {
  title: 'Verlauf',
  show: 'Verlauf zeigen',
  hide: 'Verlauf ausblenden',
  brief: 'Dieser Eingang liegt nicht mehr bei Ihnen. Sie sehen, wer ihn wann wohin gegeben hat.',
  here: 'Der Server ist nicht erreichbar. Das ist, was auf diesem Gerät bekannt ist; mehr steht im Verlauf, sobald die Verbindung steht.',
  none: 'Zu diesem Eingang steht noch nichts im Verlauf.',
  toWhom: (name: string) => `an ${name}`,
  reason: (reason: string) => `Grund: ${reason}`,
} as const;
