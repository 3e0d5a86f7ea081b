/** How names of people and teams are put in order: without regard to capitals and accents, `Team 2` before `Team 10`. */
export const germanOrder = new Intl.Collator('de', { sensitivity: 'base', numeric: true });
