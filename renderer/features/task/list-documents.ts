import type { ContentHash } from '../../../shared/base/ids.ts';
import type { FileDocument } from '../../../shared/domain/file-document.ts';
import type { Submission } from '../../../shared/domain/submission.ts';
import type { Derivative } from '../../bridge/types.ts';

export interface ShownDocument {
  /** The content hash: the same bytes are shown once, and opened once. */
  readonly id: string;
  readonly title: string;
  readonly mediaType: string;
  /** The proof it is, or whose working copy it is; undefined for everything else. */
  readonly proof?: ContentHash;
}

export interface DocumentNames {
  readonly copy: string;
  readonly earlier: (title: string) => string;
  readonly derivative: Readonly<Record<Derivative['kind'], (title: string) => string>>;
  readonly original: (title: string) => string;
}

/**
 * What can be looked at beside the declared data: proofs first (a working copy before its original), then the
 * Durchschrift, then one document of the file. Pure.
 */
export function listDocuments(
  submission: Pick<Submission, 'attachments' | 'copy'>,
  derivatives: readonly Derivative[],
  fileDocument: FileDocument | undefined,
  names: DocumentNames,
): readonly ShownDocument[] {
  const all: readonly ShownDocument[] = [
    ...submission.attachments.flatMap(({ contentHash, name, mediaType }) => {
      const proof = { id: contentHash, title: name, mediaType, proof: contentHash };
      const copy = derivatives.find(({ original }) => original === contentHash);
      if (copy === undefined) return [proof];
      const title = names.derivative[copy.kind](name);
      return [
        { id: copy.contentHash, title, mediaType: copy.mediaType, proof: contentHash },
        { ...proof, title: names.original(name) },
      ];
    }),
    { id: submission.copy.contentHash, title: names.copy, mediaType: submission.copy.mediaType },
    ...(fileDocument === undefined
      ? []
      : [
          { id: fileDocument.contentHash, title: names.earlier(fileDocument.title), mediaType: fileDocument.mediaType },
        ]),
  ];
  return all.filter((document, index) => all.findIndex((other) => other.id === document.id) === index);
}
