import { loadDocument } from '../../bridge/load-document.ts';
import { useNotedRead } from '../../bridge/note-read.ts';
import { caseFileText } from '../../text/case-file.ts';
import { viewerText } from '../../text/viewer.ts';
import { EmptyState } from '../../ui/notice.tsx';
import { DocumentViewer } from '../../viewer/document-viewer.tsx';
import { useViewerEngine } from '../../viewer/engine-context.ts';
import type { ShownDocument } from './use-shown-document.ts';

/** The document that was picked. */
export function DocumentPane({ shown }: { readonly shown: ShownDocument | undefined }) {
  const engine = useViewerEngine();
  useNotedRead(shown === undefined ? null : { kind: 'document', objectId: shown.document.contentHash });
  if (shown === undefined) {
    return <EmptyState icon="document" title={caseFileText.nothingShownTitle} text={caseFileText.nothingShownText} />;
  }
  const { contentHash, title, mediaType } = shown.document;
  return (
    <div className="zk-file__shown">
      <h2 className="zk-file__shown-title">{title}</h2>
      <div className="zk-file__viewer">
        <DocumentViewer
          engine={engine}
          texts={viewerText}
          documents={[{ id: contentHash, title, mediaType }]}
          onCurrentChange={() => undefined}
          load={loadDocument}
        />
      </div>
    </div>
  );
}
