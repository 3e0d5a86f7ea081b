import { useState } from 'react';
import type { ContentHash } from '../../../shared/base/ids.ts';
import { loadDocument } from '../../bridge/load-document.ts';
import { useNotedRead } from '../../bridge/note-read.ts';
import { useKeyCommand } from '../../state/key-commands.ts';
import { keyNames } from '../../text/keys.ts';
import { workshopText } from '../../text/photo-workshop.ts';
import { taskText } from '../../text/task.ts';
import { viewerText } from '../../text/viewer.ts';
import { DocumentViewer } from '../../viewer/document-viewer.tsx';
import { useViewerEngine } from '../../viewer/engine-context.ts';
import type { ExtraTool } from '../../viewer/view-types.ts';
import { useWords } from './evidence/queries.ts';
import { listDocuments } from './list-documents.ts';
import type { TaskWork } from './use-task-work.ts';
import { whyDenied } from './why-closed.ts';

export interface TaskDocumentsProps {
  readonly work: TaskWork;
  readonly onWorkshop: (document: ContentHash) => void;
}

/** The proofs first, then the Durchschrift, then a document of the file that the person opened for comparison. */
export function TaskDocuments({ work, onWorkshop }: TaskDocumentsProps) {
  const engine = useViewerEngine();
  const { submission } = work.view.task;
  const documents = listDocuments(submission, work.evidence.evidence?.derivatives ?? [], work.fileDocument, {
    copy: taskText.copyTab,
    earlier: taskText.fileTab,
    derivative: taskText.derivativeTab,
    original: taskText.originalTab,
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
  const onScreen = current?.proof ?? current?.id; // a working copy is a look at its original
  useNotedRead(onScreen === undefined ? null : { kind: 'document', objectId: onScreen });
  const words = useWords(work.evidence.state === 'ready' ? current?.id : undefined);
  const { state } = work.view.task;
  const proof = state === 'filed' || state === 'clearing' ? undefined : current?.proof;
  const openWorkshop = proof === undefined ? undefined : () => onWorkshop(proof);
  const { handle } = work.view.permissions;
  useKeyCommand('workshop', handle.allowed ? openWorkshop : undefined);
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
      extraTools={openWorkshop === undefined ? [] : [workshopTool(openWorkshop, whyDenied(handle))]}
      turned={words?.[0]?.turned}
      words={words?.filter(({ source }) => source === 'ocr')}
    />
  );
}

function workshopTool(onPress: () => void, closedBecause: string | undefined): ExtraTool {
  return {
    id: 'workshop',
    shape: 'straighten',
    label: workshopText.tool,
    shortcut: keyNames.workshop[0],
    closedBecause,
    onPress,
  };
}
