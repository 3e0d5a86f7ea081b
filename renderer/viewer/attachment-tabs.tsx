import { type KeyboardEvent, useRef } from 'react';
import { ToolIcon } from './tool-icon.tsx';
import type { ViewerDocument } from './view-types.ts';

export interface AttachmentTabsProps {
  readonly label: string;
  readonly documents: readonly ViewerDocument[];
  readonly current: string;
  readonly panelId: string;
  readonly onChange: (id: string) => void;
}

/** The attachments side by side; arrow keys, Home and End move between them (ARIA tabs pattern). */
export function AttachmentTabs({ label, documents, current, panelId, onChange }: AttachmentTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const moveTo = (index: number) => {
    const wrapped = (index + documents.length) % documents.length;
    const target = documents[wrapped];
    if (target === undefined) return;
    onChange(target.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[wrapped]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const target = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: documents.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    moveTo(target);
  };
  return (
    <div className="zk-viewer__tabs" role="tablist" aria-label={label} ref={list}>
      {documents.map((document, index) => (
        <button
          key={document.id}
          type="button"
          role="tab"
          className="zk-viewer__tab"
          id={`${panelId}-${document.id}`}
          aria-selected={document.id === current}
          aria-controls={panelId}
          tabIndex={document.id === current ? 0 : -1}
          title={document.title}
          onClick={() => onChange(document.id)}
          onKeyDown={(event) => onKeyDown(event, index)}
        >
          <ToolIcon shape={document.mediaType.startsWith('image/') ? 'image' : 'document'} size={14} />
          <span className="zk-viewer__tab-title">{document.title}</span>
        </button>
      ))}
    </div>
  );
}
