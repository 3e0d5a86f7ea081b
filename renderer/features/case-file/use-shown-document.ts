import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CaseFileId, FileDocumentId } from '../../../shared/base/ids.ts';
import type { FileDocument } from '../../../shared/domain/file-document.ts';
import { findDocument } from './queries.ts';

export interface ShownDocument {
  readonly document: FileDocument;
  /** Its place in the list as it is filtered now; null where the filter hides it. */
  readonly index: number | null;
}

/** The document in the viewer: what the person picked, or what a search hit asked for. */
export function useShownDocument(caseFileId: CaseFileId, wanted: FileDocumentId | null) {
  const client = useQueryClient();
  const [shown, setShown] = useState<ShownDocument>();
  useEffect(() => {
    setShown(undefined);
    if (wanted === null) return;
    let isGone = false;
    void findDocument(client, caseFileId, wanted).then(
      (found) => {
        if (!isGone && found !== null) setShown(found);
      },
      () => undefined, // the list shows why nothing comes
    );
    return () => {
      isGone = true;
    };
  }, [client, caseFileId, wanted]);
  return [shown, setShown] as const;
}
