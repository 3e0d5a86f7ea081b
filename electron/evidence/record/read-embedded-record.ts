import { type CheckRecord, checkRecordSchema } from '../../../shared/domain/evidence/check-record.ts';

/** A Prüfvermerk is a few pages; whatever is larger is none. */
const MOST_BYTES = 20_000_000;

/** The JSON inside a Prüfvermerk; undefined where the document has none, or one of another form. */
export async function readEmbeddedRecord(pdf: Uint8Array): Promise<CheckRecord | undefined> {
  if (pdf.length > MOST_BYTES) return undefined;
  // only `verify` needs it, so it is loaded only there
  const { loadPdfJs } = await import('../pages/outside-packages.ts');
  const task = loadPdfJs().getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  try {
    const document = await task.promise;
    for (const name of (await document.getAttachments())?.keys() ?? []) {
      const content: unknown = await document.getAttachmentContent(name);
      const record = content instanceof Uint8Array ? parse(content) : undefined;
      if (record !== undefined) return record;
    }
    return undefined;
  } catch {
    return undefined; // no whole PDF
  } finally {
    await task.destroy();
  }
}

function parse(bytes: Uint8Array): CheckRecord | undefined {
  try {
    const parsed = checkRecordSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
