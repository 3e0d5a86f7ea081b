import { type QueryClient, useQueries, useQuery } from '@tanstack/react-query';
import type { CaseFileId, FileDocumentId } from '../../../shared/base/ids.ts';
import type { FileDocument } from '../../../shared/domain/file-document.ts';
import { channelQuery } from '../../bridge/channel-query.ts';

export const PAGE_SIZE = 100;
const LARGEST_PAGE = 200;

export function useCaseFilePages(text: string, pages: readonly number[]) {
  return useQueries({
    queries: pages.map((page) => channelQuery('case-file.find', { text, offset: page * PAGE_SIZE, limit: PAGE_SIZE })),
  });
}

export function useCaseFile(caseFileId: CaseFileId) {
  return useQuery(channelQuery('case-file.show', { caseFileId }));
}

export function useDocumentPages(caseFileId: CaseFileId, register: string | null, pages: readonly number[]) {
  return useQueries({
    queries: pages.map((page) =>
      channelQuery('case-file.documents', { caseFileId, register, offset: page * PAGE_SIZE, limit: PAGE_SIZE }),
    ),
  });
}

/** Looks for one document among all of a file; null where it is not in it (any more). */
export async function findDocument(
  client: QueryClient,
  caseFileId: CaseFileId,
  documentId: FileDocumentId,
): Promise<{ readonly document: FileDocument; readonly index: number } | null> {
  for (let offset = 0; ; offset += LARGEST_PAGE) {
    const page = await client.fetchQuery(
      channelQuery('case-file.documents', { caseFileId, register: null, offset, limit: LARGEST_PAGE }),
    );
    const place = page.rows.findIndex((row) => row.id === documentId);
    const document = page.rows[place];
    if (document !== undefined) return { document, index: offset + place };
    if (page.rows.length < LARGEST_PAGE) return null;
  }
}
