/** Who has a task in hand, and the question before it is taken from a colleague. */
export const claimText = {
  claim: 'Ich bearbeite',
  release: 'Freigeben',
  takeOver: 'Übernehmen',
  cancel: 'Abbrechen',
  claimedBy: (name: string, until: string) => `Bearbeitet gerade: ${name}, bis ${until}`,
  claimedByMe: (until: string) => `Sie bearbeiten diesen Vorgang, bis ${until}`,
  questionTitle: 'Trotzdem bearbeiten?',
  liesWith: (name: string) => `Dieser Vorgang liegt bei ${name}. Trotzdem bearbeiten?`,
  isBeingWorkedOn: (name: string, until: string) =>
    `Diesen Vorgang bearbeitet gerade ${name}, bis ${until}. Trotzdem bearbeiten?`,
  consequence: 'Wenn Sie übernehmen, sehen das alle im Team.',
  announceClaimed: (title: string) => `${title}: von Ihnen in Bearbeitung genommen.`,
  announceReleased: (title: string) => `${title}: freigegeben.`,
} as const;
