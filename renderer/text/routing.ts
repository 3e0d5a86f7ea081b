/** "Warum bei mir?": which rules were looked at, and what happened since. */
export const routingText = {
  title: {
    own: 'Warum bei mir?',
    deputy: 'Warum bei mir?',
    team: 'Warum in unserem Team?',
    clearing: 'Warum im Klärungskorb?',
  },
  deputyFor: (name: string) => `Sie vertreten heute ${name}.`,
  steps: 'So wurde nacheinander geprüft:',
  noSteps: 'Zu diesem Eingang sind keine einzelnen Schritte gespeichert.',
  matched: 'trifft zu',
  notMatched: 'trifft nicht zu',
  reasonGiven: (reason: string) => `Grund: ${reason}`,
} as const;
