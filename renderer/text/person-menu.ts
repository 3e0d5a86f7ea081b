export const personMenuText = {
  appearance: 'Darstellung',
  themeSystem: 'Wie das System',
  themeLight: 'Hell',
  themeDark: 'Dunkel',
  signOut: 'Abmelden',
  signOutTitle: 'Noch nicht alles übertragen',
  signOutText:
    'Ein Teil Ihrer Arbeit ist noch nicht beim Server. Wenn Sie sich jetzt abmelden, bleibt sie verschlüsselt auf diesem Gerät und wird nach Ihrer nächsten Anmeldung übertragen.',
  stay: 'Angemeldet bleiben',
  signOutAnyway: 'Abmelden, Arbeit behalten',
} as const;
