import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { AttachmentTabs } from './attachment-tabs.tsx';
import { OpenDocument } from './open-document.tsx';
import type { Rotation } from './rotation.ts';
import { ToolIcon } from './tool-icon.tsx';
import { useOpened } from './use-opened.ts';
import { initialView, type ViewState } from './view-state.ts';
import type { ExtraTool, Highlight, PageWords, Target, ViewerDocument, ViewerTexts } from './view-types.ts';
import type { ViewerEngine } from './viewer-engine.ts';
import './viewer.css';
import './text-layer.css';

export interface DocumentViewerProps {
  /** One per window, from `createViewerEngine`. */
  readonly engine: ViewerEngine;
  readonly texts: ViewerTexts;
  readonly documents: readonly ViewerDocument[];
  /** Id of the document shown; the first one where absent. */
  readonly current?: string | undefined;
  readonly onCurrentChange: (id: string) => void;
  /** The exact bytes of a document; a rejection is shown as "not here yet" with a way to try again. */
  readonly load: (id: string) => Promise<Uint8Array>;
  readonly highlights?: readonly Highlight[];
  /** Drawn in amber. Nothing moves by it: whoever only points at something has not asked for another view. */
  readonly currentHighlightIds?: readonly string[];
  /** Scrolls and zooms to this mark, once its document is the current one and open. */
  readonly target?: Target | undefined;
  /** Makes the marks buttons. */
  readonly onHighlightPress?: ((id: string) => void) | undefined;
  /** Of the current document, for screen readers and for selecting; only pages without a text of their own. */
  readonly words?: readonly PageWords[] | undefined;
  /** How the current document must be turned so that its writing stands upright; the view begins like this. */
  readonly turned?: Rotation | undefined;
  readonly extraTools?: readonly ExtraTool[];
}

const none: readonly Highlight[] = [];
const noIds: readonly string[] = [];
const noTools: readonly ExtraTool[] = [];

/**
 * Shows the attachments of a task: PDF, PNG, JPEG, WebP. When the first page of a document is on the screen, the root has
 * `data-first-page-painted` with the document's id, and a bubbling `first-page-painted` event tells it.
 */
export function DocumentViewer(props: DocumentViewerProps) {
  const { engine, texts, documents, onCurrentChange, load, highlights = none } = props;
  const root = useRef<HTMLDivElement>(null);
  const panelId = useId();
  const [view, setView] = useState(initialView);
  const [painted, setPainted] = useState<string>();
  const document = documents.find((candidate) => candidate.id === props.current) ?? documents[0];
  const id = document?.id;
  const reached = useRef(0);
  const hasTurned = useRef(false);
  const { opened, retry } = useOpened(engine, document, load);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every other document starts upright
  useEffect(() => {
    hasTurned.current = false;
    setView((last) => ({ ...last, rotation: 0 }));
    setPainted(undefined);
  }, [id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: known later than the document, and for each anew
  useEffect(() => {
    const { turned } = props;
    if (turned !== undefined && !hasTurned.current) setView((last) => ({ ...last, rotation: turned }));
  }, [id, props.turned]);
  const changeView = (next: ViewState) => {
    // whoever has turned the view keeps it
    if (next.rotation !== view.rotation) hasTurned.current = true;
    setView(next);
  };
  const onPainted = useCallback(() => setPainted(id), [id]);
  useEffect(() => {
    if (painted === undefined) return;
    const detail = { documentId: painted };
    root.current?.dispatchEvent(new CustomEvent('first-page-painted', { bubbles: true, detail }));
  }, [painted]);

  if (document === undefined) {
    return (
      <div className="zk-viewer">
        <p className="zk-viewer__message">{texts.empty}</p>
      </div>
    );
  }
  const own = highlights.filter((highlight) => highlight.documentId === document.id);
  const isTabbed = documents.length > 1;
  const panel = isTabbed ? { id: panelId, role: 'tabpanel', 'aria-labelledby': `${panelId}-${document.id}` } : {};
  return (
    <div className="zk-viewer" ref={root} data-first-page-painted={painted === document.id ? painted : undefined}>
      {isTabbed ? (
        <AttachmentTabs
          label={texts.attachments}
          documents={documents}
          current={document.id}
          panelId={panelId}
          onChange={onCurrentChange}
        />
      ) : null}
      <div className="zk-viewer__panel" {...panel}>
        {opened.state === 'opening' ? (
          <p className="zk-viewer__message zk-viewer__message--late" role="status">
            {texts.loading}
          </p>
        ) : null}
        {opened.state === 'failed' ? (
          <div className="zk-viewer__message" role="alert">
            <ToolIcon shape="failed" size={28} />
            <p className="zk-viewer__message-title">{texts.failures[opened.failure].title}</p>
            <p>{texts.failures[opened.failure].text}</p>
            {opened.failure === 'unavailable' ? (
              <button type="button" className="zk-viewer__retry" onClick={retry}>
                {texts.retry}
              </button>
            ) : null}
          </div>
        ) : null}
        {opened.state === 'open' ? (
          <OpenDocument
            key={opened.id}
            id={opened.id}
            source={opened.source}
            engine={engine}
            texts={texts}
            view={view}
            onViewChange={changeView}
            highlights={own}
            currentHighlightIds={props.currentHighlightIds ?? noIds}
            onHighlightPress={props.onHighlightPress}
            target={props.target}
            reached={reached}
            words={props.words}
            extraTools={props.extraTools ?? noTools}
            onPainted={onPainted}
          />
        ) : null}
      </div>
    </div>
  );
}
