export const signInText = {
  title: 'Anmelden',
  claim: 'Vom Eingang in die Akte: zwei Klicks.',
  server: 'Server',
  login: 'Benutzername',
  password: 'Passwort',
  submit: 'Anmelden',
  submitting: 'Anmeldung läuft …',
  loginMissing: 'Bitte geben Sie Ihren Benutzernamen ein.',
  passwordMissing: 'Bitte geben Sie Ihr Passwort ein.',
  offlineTitle: 'Der Server ist nicht erreichbar',
  offlineText: 'Bitte prüfen Sie Ihre Verbindung. Zum ersten Anmelden wird der Server gebraucht.',
  protection: 'Die Daten auf diesem Gerät sind verschlüsselt.',
} as const;
