import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { ContentHash } from '../../../shared/base/ids.ts';
import { checkEvidence } from '../../../shared/domain/evidence/check-evidence.ts';
import type { DocumentReading } from '../../../shared/domain/evidence/reading.ts';
import type { DocumentVerdict, EvidenceCheck } from '../../../shared/domain/evidence/verdict.ts';
import { findProcedure, procedures } from '../../../shared/procedures/catalogue.ts';
import type { Procedure } from '../../../shared/procedures/procedure.ts';
import { CallError, type EvidenceEntry, type ProofPath } from './evidence-entry.ts';
import { mediaTypeOf } from './media-type.ts';

/** Reads one document; the engines behind it are loaded once. */
export type ReadProof = (proof: {
  readonly contentHash: ContentHash;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}) => Promise<DocumentReading>;

/** What the command prints about one entry: verdicts and where they stand, never what else was read. */
export interface EvidenceAnswer {
  readonly document: Pick<DocumentVerdict, 'isCertificate' | 'kind' | 'copyKind' | 'containsDiagnosis'>;
  readonly verdict: EvidenceCheck['colour'];
  readonly fields: readonly (Omit<EvidenceCheck['fields'][number], 'candidates' | 'contentHash'> & {
    readonly proof: string | null;
  })[];
  /** What the certificate surely says about fields that were not declared. */
  readonly undeclared: readonly Pick<
    EvidenceCheck['fields'][number],
    'field' | 'found' | 'foundText' | 'page' | 'box'
  >[];
  readonly findings: readonly (Omit<EvidenceCheck['findings'][number], 'contentHash'> & {
    readonly proof: string | null;
  })[];
  readonly effective: EvidenceCheck['effective'];
  readonly documents: readonly (Omit<DocumentVerdict, 'contentHash'> & {
    readonly proof: string;
    readonly sha256: string;
    readonly pages: number;
  })[];
  readonly problems: readonly { readonly proof: string; readonly problem: string }[];
  readonly rules: string;
}

/** What a check is about, without its proofs. */
export type CheckedValues = Omit<EvidenceEntry, 'proofs'>;

export async function checkEntry(entry: EvidenceEntry, read: ReadProof): Promise<EvidenceAnswer> {
  knownProcedure(entry.procedure); // before anything is read
  const readings: DocumentReading[] = [];
  const names = new Map<string, string>();
  for (const proof of entry.proofs) {
    const reading = await readProof(proof, read);
    names.set(reading.contentHash, proof.given);
    readings.push(reading);
  }
  return answerOf(checkReadings(entry, readings), readings, names, entry);
}

export function checkReadings(values: CheckedValues, readings: readonly DocumentReading[]): EvidenceCheck {
  const procedure = knownProcedure(values.procedure);
  return checkEvidence({
    procedure: { id: procedure.id, version: procedure.version },
    rules: procedure.evidence,
    applicant: applicantOf(values),
    declared: values.declared,
    readings,
    previous: values.previous,
    events: [],
    receivedOn: values.receivedOn,
    householdMembers: [],
  });
}

function knownProcedure(id: string): Procedure {
  const procedure = findProcedure(id);
  if (procedure !== undefined) return procedure;
  throw new CallError(`unknown procedure ${id}; known are ${procedures.map((known) => known.id).join(', ')}`);
}

async function readProof({ path }: ProofPath, read: ReadProof): Promise<DocumentReading> {
  const bytes = new Uint8Array(await readFile(path));
  const contentHash = createHash('sha256').update(bytes).digest('hex') as ContentHash;
  return await read({ contentHash, mediaType: mediaTypeOf(bytes, path), bytes });
}

/** The declared file names the person. What it leaves out stays empty and is not compared. */
function applicantOf({ declared }: CheckedValues) {
  const text = (name: string) => String(declared[name] ?? '');
  return {
    familyName: text('familyName'),
    givenNames: text('givenNames'),
    birthDate: text('birthDate') as CalendarDate,
    caseNumber: declared.caseNumber === undefined ? undefined : text('caseNumber'),
    customerNumber: declared.customerNumber === undefined ? undefined : text('customerNumber'),
  };
}

function answerOf(
  check: EvidenceCheck,
  readings: readonly DocumentReading[],
  names: ReadonlyMap<string, string>,
  entry: EvidenceEntry,
): EvidenceAnswer {
  const nameOf = (hash: string | null) => (hash === null ? null : (names.get(hash) ?? null));
  const isDeclared = (field: string) => entry.declared[field] !== undefined;
  const main = check.documents.find(({ isCertificate }) => isCertificate) ?? check.documents[0];
  return {
    document: {
      isCertificate: main?.isCertificate ?? false,
      kind: main?.kind ?? 'other',
      copyKind: main?.copyKind ?? 'OTHER',
      containsDiagnosis: check.documents.some(({ containsDiagnosis }) => containsDiagnosis),
    },
    verdict: check.colour,
    fields: check.fields
      .filter(({ field }) => isDeclared(field))
      .map(({ candidates: _, contentHash, ...field }) => ({ ...field, proof: nameOf(contentHash) })),
    undeclared: check.fields
      .filter(({ field, found, verdict }) => !isDeclared(field) && found !== null && verdict !== 'unreadable')
      .map(({ field, found, foundText, page, box }) => ({ field, found, foundText, page, box })),
    findings: check.findings.map(({ contentHash, ...finding }) => ({ ...finding, proof: nameOf(contentHash) })),
    effective: check.effective,
    documents: check.documents.map(({ contentHash, ...document }) => ({
      proof: nameOf(contentHash) ?? '',
      sha256: contentHash,
      pages: readings.find((reading) => reading.contentHash === contentHash)?.pageCount ?? 0,
      ...document,
    })),
    problems: readings.flatMap(({ contentHash, problem }) =>
      problem === null ? [] : [{ proof: nameOf(contentHash) ?? '', problem }],
    ),
    rules: check.rules,
  };
}
