/** Words of the design system itself. Everything else comes to a component as a property. */
export const uiText = {
  close: 'Schließen',
  loading: 'Wird geladen …',
  choose: 'Bitte wählen',
  retry: 'Noch einmal versuchen',
  paneDivider: (pane: string) => `Breite von „${pane}“ ändern`,
  undo: 'Rückgängig',
} as const;
