/** The kinds of work as people read them. */
export const fieldOfWork = { integration: 'Integration', benefit: 'Leistung' } as const;
