/** The right-person lock: does what stands on the proof lead to the file it will be filed in? */
export const lockText = {
  closedTitle: 'Achtung: Richtige Person?',
  unknownTitle: 'Person nicht sicher erkannt',
  namesakes: 'Gleicher Name in dieser Dienststelle:',
  stepTitle: 'Trotzdem in diese Akte ablegen',
  checked: 'Ich habe Person und Akte geprüft. Der Nachweis gehört in diese Akte.',
  reason: 'Warum gehört er hierher?',
} as const;
