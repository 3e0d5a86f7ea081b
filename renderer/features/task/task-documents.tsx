import { useState } from 'react';
import { loadDocument } from '../../bridge/load-document.ts';
import { taskText } from '../../text/task.ts';
import { viewerText } from '../../text/viewer.ts';
import { DocumentViewer } from '../../viewer/document-viewer.tsx';
import { useViewerEngine } from '../../viewer/engine-context.ts';
import { useWords } from './evidence/queries.ts';
import { listDocuments } from './list-documents.ts';
import type { TaskWork } from './use-task-work.ts';

/** The proofs first, then the Durchschrift, then a document of the file that the person opened for comparison. */
export function TaskDocuments({ work }: { readonly work: TaskWork }) {
  const engine = useViewerEngine();
  const { submission } = work.view.task;
  const documents = listDocuments(submission, work.fileDocument, {
    copy: taskText.copyTab,
    earlier: taskText.fileTab,
  });
  const [chosen, setChosen] = useState<string>();
  const [lastExtra, setLastExtra] = useState(work.fileDocument);
  if (lastExtra !== work.fileDocument) {
    setLastExtra(work.fileDocument);
    setChosen(work.fileDocument?.contentHash);
  }
  const { marks, target, currentMarks, goBackFrom } = work.evidence;
  const [lastTarget, setLastTarget] = useState(target);
  if (lastTarget !== target) {
    setLastTarget(target);
    const place = marks.find(({ id }) => id === target?.highlightId);
    if (place !== undefined) setChosen(place.documentId);
  }
  const current = documents.find(({ id }) => id === chosen) ?? documents[0];
  const words = useWords(work.evidence.state === 'ready' ? current?.id : undefined);
  return (
    <DocumentViewer
      engine={engine}
      texts={viewerText}
      documents={documents}
      current={chosen}
      onCurrentChange={setChosen}
      load={loadDocument}
      highlights={marks}
      currentHighlightIds={currentMarks}
      onHighlightPress={goBackFrom}
      target={target}
      words={words?.filter(({ source }) => source === 'ocr')}
    />
  );
}
