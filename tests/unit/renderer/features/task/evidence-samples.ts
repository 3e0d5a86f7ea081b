import type { Derivative, TaskEvidence } from '../../../../../renderer/bridge/types.ts';
import { derivative, taskEvidence } from '../../../../../shared/ipc/evidence.ts';

const hash = (digit: string) => digit.repeat(64);
export const proofHash = hash('b');
export const box = { left: 0.1, top: 0.1, width: 0.2, height: 0.02 };

/** A blackened copy of the sample task's proof. */
export function sampleCopy(change: object = {}): Derivative {
  const page = { page: 1, rotation: 0, straighten: 0, crop: null, brightness: 0, contrast: 0, blacken: [box] };
  return derivative.parse({
    original: proofHash,
    contentHash: hash('c'),
    mediaType: 'application/pdf',
    size: 10,
    kind: 'blackened',
    isProven: true,
    steps: { pages: [page] },
    ...change,
  });
}

/** A verdict on a field, found on the proof where it differs from nothing. */
export function sampleVerdict(field: string, declared: string | null, change: object = {}) {
  const candidate = { value: declared ?? '', text: declared ?? '', contentHash: proofHash, page: 1, box };
  return {
    field,
    declared,
    verdict: 'agrees',
    found: declared,
    foundText: declared,
    contentHash: proofHash,
    page: 1,
    box,
    tolerance: 'exact',
    candidates: [{ ...candidate, confidence: 1, label: null }],
    ...change,
  };
}

export function sampleFinding(key: string, severity: string, change: object = {}) {
  return {
    key,
    id: 'C10',
    severity,
    title: `Titel ${key}`,
    why: 'Darum.',
    advice: 'Tun Sie das.',
    field: null,
    contentHash: null,
    page: null,
    box: null,
    ...change,
  };
}

/** A read and compared proof; `check` changes parts of the check. */
export function sampleEvidence(check: object = {}, change: object = {}): TaskEvidence {
  return taskEvidence.parse({
    state: 'ready',
    progress: { pagesDone: 1, pagesTotal: 1 },
    check: {
      colour: 'green',
      fields: [],
      findings: [],
      documents: [],
      proofValues: {},
      effective: null,
      rules: 'sick-note 1',
      ...check,
    },
    problems: [],
    lock: { state: 'open', reason: '', namesakes: [] },
    timeline: null,
    opened: [],
    derivatives: [],
    originalPolicy: 'keep-locked',
    ...change,
  });
}
