export const personMenuText = {
  appearance: 'Darstellung',
  themeSystem: 'Wie das System',
  themeLight: 'Hell',
  themeDark: 'Dunkel',
  leaving: 'Abmelden',
  notifyOn: 'Hinweise auf neue Eingänge einschalten',
  notifyOff: 'Hinweise auf neue Eingänge ausschalten',
  signOut: 'Abmelden',
  everywhere: 'Überall abmelden …',
  everywhereTitle: 'Auf allen Geräten abmelden?',
  everywhereText:
    'Sie werden auf diesem und auf jedem anderen Gerät sofort abgemeldet. Arbeit, die noch nicht übertragen ist, bleibt verschlüsselt auf dem jeweiligen Gerät und wird nach Ihrer nächsten Anmeldung dort übertragen.',
  everywhereYes: 'Überall abmelden',
  everywhereOffline: 'Der Server ist nicht erreichbar. Sie sind nirgends abgemeldet worden.',
  signOutTitle: 'Noch nicht alles übertragen',
  signOutText:
    'Ein Teil Ihrer Arbeit ist noch nicht beim Server. Wenn Sie sich jetzt abmelden, bleibt sie verschlüsselt auf diesem Gerät und wird nach Ihrer nächsten Anmeldung übertragen.',
  stay: 'Angemeldet bleiben',
  signOutAnyway: 'Abmelden, Arbeit behalten',
} as const;
