import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { CheckRecord } from '../../shared/domain/evidence/check-record.ts';
import type { Procedure } from '../../shared/procedures/procedure.ts';
import { renderArchivalPdf } from './archival-pdf.ts';
import { planCheckRecord } from './check-record-plan.ts';

export interface CheckRecordInput {
  readonly officeName: string;
  readonly procedure: Procedure;
  /** Whom the task is about, for the file: `Mara Mertens`. */
  readonly personName: string;
  readonly record: CheckRecord;
}

/** Name of the JSON inside the document. */
export const recordFileName = 'pruefvermerk.json';

/**
 * Prüfvermerk: for people a page, for machines the same as JSON inside it (PDF/A-3b with an associated file). Its SHA-256
 * stands on the page, and it is in canonical form, so that anybody can check the one against the other.
 */
export function renderCheckRecord(input: CheckRecordInput): Promise<Uint8Array> {
  const { record, officeName } = input;
  const json = canonicalJson(record);
  const sha256 = createHash('sha256').update(json).digest('hex');
  return renderArchivalPdf({
    title: `Prüfvermerk ${record.processNumber}`,
    subject: 'Prüfvermerk',
    officeName,
    createdAt: new Date(record.filedAt),
    blocks: planCheckRecord(input, sha256),
    footer: `${officeName} · Vorgang ${record.processNumber}`,
    attachment: {
      name: recordFileName,
      mediaType: 'application/json',
      description: 'Prüfvermerk in maschinenlesbarer Form',
      bytes: Buffer.from(json),
    },
  });
}
