import { formatCount } from './dates.ts';

export const syncText = {
  online: 'Verbunden',
  offline: 'Keine Verbindung',
  connecting: 'Verbindung wird aufgebaut',
  offlineHint: 'Sie können weiterarbeiten',
  receiving: (done: number, total: number) => `${formatCount(done)} von ${formatCount(total)} empfangen`,
  allSent: 'Alles übertragen',
  held: (count: number) =>
    count === 1 ? '1 Änderung wird gleich übertragen' : `${formatCount(count)} Änderungen werden gleich übertragen`,
  waiting: (count: number) => (count === 1 ? '1 Änderung wartet' : `${formatCount(count)} Änderungen warten`),
  refused: (count: number) =>
    count === 1 ? '1 Änderung nicht übernommen' : `${formatCount(count)} Änderungen nicht übernommen`,
  lastSync: (when: string) => `zuletzt ${when}`,
  syncNow: 'Jetzt abgleichen',
  undoDone: {
    confirm: (label: string) => `${label} bestätigt`,
    file: (label: string) => `${label} abgelegt`,
    request: (label: string) => `${label}: Rückfrage gestellt`,
    return: (label: string) => `${label} zurückgegeben`,
    forward: (label: string) => `${label} weitergeleitet`,
    resume: (label: string) => `${label} wieder aufgenommen`,
    assign: (label: string) => `${label} zugeordnet`,
    'register-person': (label: string) => `${label}: Person angelegt und zugeordnet`,
    cede: (label: string) => `${label} abgegeben`,
    'move-basket': (label: string) => `${label} an andere Servicestelle gegeben`,
    'set-personal': (label: string) => `${label}: persönlich geändert`,
  },
  doneBatch: (count: number) =>
    count === 1 ? '1 Vorgang neu zugeteilt' : `${formatCount(count)} Vorgänge neu zugeteilt`,
  undoneBatch: (count: number) =>
    count === 1 ? '1 Vorgang: Zuteilung zurückgenommen' : `${formatCount(count)} Vorgänge: Zuteilung zurückgenommen`,
  countdown: (seconds: number) => (seconds > 0 ? `wird in ${seconds} s übertragen` : 'wird gleich übertragen'),
  undone: (label: string) => `${label}: zurückgenommen`,
  firstTitle: 'Ihr Arbeitsplatz wird eingerichtet',
  firstText:
    'Ihre Eingänge, Fälle und Akten werden auf dieses Gerät geladen und verschlüsselt gespeichert. Das geschieht nur beim ersten Mal.',
  firstProgress: 'Daten werden geladen',
  firstValue: (done: number, total: number) => `${formatCount(done)} von ${formatCount(total)}`,
  firstOfflineTitle: 'Noch keine Daten auf diesem Gerät',
  firstOfflineText: 'Der Server ist gerade nicht erreichbar. Sobald die Verbindung steht, geht es von selbst weiter.',
} as const;
