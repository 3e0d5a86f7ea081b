import { type CheckRecord, checkRecordSchema } from '../../../shared/domain/evidence/check-record.ts';

/** A Prüfvermerk is a few pages; whatever is larger is none. */
const MOST_BYTES = 20_000_000;

/** The JSON inside a Prüfvermerk; undefined where the document has none, or one of another form. */
export async function readEmbeddedRecord(pdf: Uint8Array): Promise<CheckRecord | undefined> {
  if (pdf.length > MOST_BYTES) return undefined;
  // only `verify` needs it, so it is loaded only there
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  try {
    const attachments: unknown = await (await task.promise).getAttachments();
    return contentsOf(attachments)
      .map(parse)
      .find((record) => record !== undefined);
  } catch {
    return undefined; // no whole PDF
  } finally {
    await task.destroy();
  }
}

function contentsOf(attachments: unknown): readonly Uint8Array[] {
  const entries = attachments instanceof Map ? [...attachments.values()] : Object.values(attachments ?? {});
  return entries.flatMap((entry: { readonly content?: unknown }) =>
    entry.content instanceof Uint8Array ? [entry.content] : [],
  );
}

function parse(bytes: Uint8Array): CheckRecord | undefined {
  try {
    const parsed = checkRecordSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
