import { createOcrEngine } from '../../evidence/ocr/ocr-engine.ts';
import { readDocument } from '../../evidence/read-document.ts';
import type { ReadProof } from './check-entry.ts';

/** The engines of the product, in this process, loaded with the first picture. */
export function createReader(): ReadProof {
  const ocr = createOcrEngine();
  return (proof) => readDocument(proof, { ocr });
}
