import { createOcrEngine, type OcrEngine, ocrVersion } from '../ocr/ocr-engine.ts';

/** The engines, loaded with the first picture: a digital document needs none of their 250 MB. */
export function createLazyOcr(): OcrEngine {
  let loading: Promise<OcrEngine> | undefined;
  const loaded = () => {
    loading ??= createOcrEngine();
    return loading;
  };
  return {
    version: ocrVersion,
    recognise: async (picture, signal) => (await loaded()).recognise(picture, signal),
    detectTurn: async (picture) => (await loaded()).detectTurn(picture),
    look: async (picture, look) => (await loaded()).look(picture, look),
    close: async () => (await loading)?.close(),
  };
}
