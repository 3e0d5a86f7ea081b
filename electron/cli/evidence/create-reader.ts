import { readDocument } from '../../evidence/read-document.ts';
import { createLazyOcr } from '../../evidence/service/lazy-ocr.ts';
import type { ReadProof } from './check-entry.ts';

export interface ProofReader {
  readonly read: ReadProof;
  /** Ends what the engines keep running. */
  close(): Promise<void>;
}

/** The engines of the product, in this process. They are loaded once, and only if something has to be recognised. */
export function createReader(): ProofReader {
  const ocr = createLazyOcr();
  return { read: (proof) => readDocument(proof, { ocr }), close: () => ocr.close() };
}
