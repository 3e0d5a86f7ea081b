/** Abgabe to another authority (§ 16 SGB I). */
export const cedeText = {
  authority: 'Name der Behörde',
  authorityHelp: 'Sie bekommt alle Angaben und Unterlagen. Die Person bekommt das Schreiben in ihr Postfach.',
  authorityMissing: 'Bitte füllen Sie dieses Feld aus.',
  why: 'Warum',
  whyMissing: 'Bitte geben Sie einen Grund an.',
  letter: 'Schreiben an die Person',
  letterMissing: 'Bitte schreiben Sie einen Text.',
  restoreLetter: 'Vorbereiteten Text wiederherstellen',
} as const;
