/**
 * Engines and plan with their versions, as in `DocumentReading.engine`. Apart, because the core compares it without loading
 * any engine. Another text means that every document is read again; whoever changes how documents are read counts it up.
 */
export const readingEngine = 'zweiklick-reading/2 pp-ocrv4-mobile tesseract-7.0 pdfjs-6.5 zxing-3.1';
