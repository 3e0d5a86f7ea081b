import type { FileDocument } from '../../../shared/domain/file-document.ts';
import type { Submission } from '../../../shared/domain/submission.ts';

export interface ShownDocument {
  /** The content hash: the same bytes are shown once, and opened once. */
  readonly id: string;
  readonly title: string;
  readonly mediaType: string;
}

export interface DocumentNames {
  readonly copy: string;
  readonly earlier: (title: string) => string;
}

/** What can be looked at beside the declared data: proofs first, then the Durchschrift, then one document of the file. Pure. */
export function listDocuments(
  submission: Pick<Submission, 'attachments' | 'copy'>,
  fileDocument: FileDocument | undefined,
  names: DocumentNames,
): readonly ShownDocument[] {
  const all: readonly ShownDocument[] = [
    ...submission.attachments.map(({ contentHash, name, mediaType }) => ({ id: contentHash, title: name, mediaType })),
    { id: submission.copy.contentHash, title: names.copy, mediaType: submission.copy.mediaType },
    ...(fileDocument === undefined
      ? []
      : [
          { id: fileDocument.contentHash, title: names.earlier(fileDocument.title), mediaType: fileDocument.mediaType },
        ]),
  ];
  return all.filter((document, index) => all.findIndex((other) => other.id === document.id) === index);
}
