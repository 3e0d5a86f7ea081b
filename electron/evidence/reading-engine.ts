/**
 * Engines and plan with their versions, as in `DocumentReading.engine`. Apart, because the core compares it without loading
 * any engine. Another text means that every document is read again.
 */
export const readingEngine = 'zweiklick-reading/1';
