import { useState } from 'react';
import type { CaseFileId } from '../../shared/base/ids.ts';
import { CaseFileView, DocumentPane, FileFinder, useShownDocument } from '../features/case-file/index.ts';
import { useKeyCommand } from '../state/key-commands.ts';
import { goBack, selectCaseFile, useOpenCaseFile, useWantedDocument } from '../state/view.ts';
import { caseFileText } from '../text/case-file.ts';
import { EmptyState } from '../ui/notice.tsx';
import type { PaneSizes } from '../ui/plan-panes.ts';
import { type Pane, SplitPanes } from '../ui/split-panes.tsx';

/** Any file on this machine: find it, its registers and documents, the document itself. Escape leads back. */
export function CaseFilesPage() {
  const caseFileId = useOpenCaseFile();
  const [sizes, setSizes] = useState<PaneSizes>({});
  useKeyCommand('back', goBack);
  const finder: Pane = {
    id: 'finder',
    label: caseFileText.find,
    minimum: 200,
    initial: 300,
    content: <FileFinder current={caseFileId} onChoose={selectCaseFile} />,
  };
  return caseFileId === null ? (
    <SplitPanes
      sizes={sizes}
      onSizesChange={setSizes}
      panes={[
        finder,
        {
          id: 'nothing',
          label: caseFileText.title,
          minimum: 240,
          content: (
            <>
              <h1 className="zk-visually-hidden">{caseFileText.title}</h1>
              <EmptyState icon="folder" title={caseFileText.nothingOpenTitle} text={caseFileText.nothingOpenText} />
            </>
          ),
        },
      ]}
    />
  ) : (
    <OpenCaseFile caseFileId={caseFileId} finder={finder} sizes={sizes} onSizesChange={setSizes} />
  );
}

interface OpenCaseFileProps {
  readonly caseFileId: CaseFileId;
  readonly finder: Pane;
  readonly sizes: PaneSizes;
  readonly onSizesChange: (sizes: PaneSizes) => void;
}

function OpenCaseFile({ caseFileId, finder, sizes, onSizesChange }: OpenCaseFileProps) {
  const [shown, show] = useShownDocument(caseFileId, useWantedDocument());
  return (
    <SplitPanes
      sizes={sizes}
      onSizesChange={onSizesChange}
      panes={[
        finder,
        {
          id: 'file',
          label: caseFileText.title,
          minimum: 260,
          initial: 380,
          content: <CaseFileView key={caseFileId} caseFileId={caseFileId} shown={shown} onShow={show} />,
        },
        { id: 'document', label: caseFileText.documents, minimum: 300, content: <DocumentPane shown={shown} /> },
      ]}
    />
  );
}
